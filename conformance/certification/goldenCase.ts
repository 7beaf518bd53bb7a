import { type AnswerCase, answerCase, type FlagName, type RefusalCase } from "../cases/index.ts";
import { toWireModel } from "../protocol/index.ts";
import type { Certified } from "./certified.ts";
import { equationsOf } from "./equations.ts";
import { runsOut } from "./outOfSteps.ts";
import type { Answer, Question } from "./question.ts";
import { sampleOf } from "./sample.ts";

/** What a case says beside its question and its answer. */
export interface Description {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  /** The CSV in `datasets/` that holds the question's data; absent: they stand in the case. */
  readonly dataset?: string;
  readonly origin: string;
  readonly difficulty: AnswerCase["difficulty"];
  readonly flags: readonly FlagName[];
  readonly remark?: string;
  /** The refusal that is as right as the answer. */
  readonly orRefused?: RefusalCase["refused"];
}

/** An answer as a case writes it: its parameters as one model, its rows by number where they are a sample. */
function expectedOf(question: Question, answer: Answer<number>): unknown {
  const { model, data } = question;
  const { weights, means, covariances, ...rest } = answer;
  const rows = "sum_of_log_density" in rest || "sum_of_responsibilities" in rest;
  if (weights === undefined) return { ...(rows && { rows: sampleOf(data.length) }), ...rest };
  const { covarianceType } = model;
  return {
    ...rest,
    model: toWireModel({ covarianceType, weights, means, covariances } as never),
    ...(runsOut(question) && { steps: question.max_steps, converged: false }),
  };
}

/** What is asked beside the data and the model, as the case's input has it. */
function askedIn(question: Question): object {
  const { operation: _operation, data: _data, model: _model, ...asked } = question;
  const { runsOut: _runsOut, ...input } = { runsOut: undefined, ...asked };
  return input;
}

/** The golden case of a certified question. */
export function toGoldenCase(
  { id, revision, title, dataset, origin, difficulty, flags, remark, orRefused }: Description,
  question: Question,
  { expected, tolerance, certificate }: Certified,
): AnswerCase {
  const { operation, data, model } = question;
  return answerCase.parse({
    $schema: "../../case.schema.json",
    id,
    revision,
    title,
    operation,
    equations: equationsOf(question),
    origin,
    difficulty,
    flags,
    ...(remark && { remark }),
    input: {
      data: dataset === undefined ? { rows: data } : { dataset },
      model: toWireModel(model),
      ...askedIn(question),
    },
    expected: expectedOf(question, expected),
    tolerance,
    ...(orRefused && { or_refused: orRefused }),
    certificate,
  });
}
