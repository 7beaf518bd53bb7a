import { type GoldenCase, goldenCase } from "../cases/index.ts";
import { toWireModel } from "../protocol/index.ts";
import type { Certified } from "./certify.ts";
import { equationsOf } from "./equations.ts";
import type { Answer, Question } from "./question.ts";

/** What a case says beside its question and its answer. */
export interface Description {
  readonly id: string;
  readonly title: string;
  /** The CSV in `datasets/` that holds the question's data. */
  readonly dataset: string;
  readonly origin: string;
  readonly difficulty: GoldenCase["difficulty"];
  readonly flags: readonly string[];
}

/** An answer as a case writes it: its parameters as one model. */
function expectedOf({ model }: Question, answer: Answer<number>): unknown {
  const { weights, means, covariances, ...rest } = answer;
  if (weights === undefined) return rest;
  const { covarianceType } = model;
  return { ...rest, model: toWireModel({ covarianceType, weights, means, covariances } as never) };
}

/** The golden case of a certified question. */
export function toGoldenCase(
  { id, title, dataset, origin, difficulty, flags }: Description,
  question: Question,
  { expected, tolerance, certificate }: Certified,
): GoldenCase {
  const { operation, data: _, model, ...asked } = question;
  return goldenCase.parse({
    $schema: "../../case.schema.json",
    id,
    revision: 1,
    title,
    operation,
    equations: equationsOf(question),
    origin,
    difficulty,
    flags,
    input: { data: { dataset }, model: toWireModel(model), ...asked },
    expected: expectedOf(question, expected),
    tolerance,
    certificate,
  });
}
