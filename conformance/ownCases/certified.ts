import { float64Adapter } from "../adapters/float64/adapter.ts";
import type { AnswerCase } from "../cases/index.ts";
import { certify, type Question, toGoldenCase } from "../certification/index.ts";
import { checkImplementation } from "../check/index.ts";
import { toWireModel } from "../protocol/index.ts";
import { describeFailure } from "../report/failure.ts";
import type { OwnCase } from "./plan.ts";

/** What came of a case: the golden case, or why there is none. */
export type Outcome =
  | { readonly kind: "certified"; readonly golden: AnswerCase }
  | { readonly kind: "refused"; readonly why: string };

type Operation = Question["operation"];

const earlyStop =
  "EM that stops so early is far from its end, as on a plateau: try a smaller --tolerance, or more --max-steps";
const noFixedPoint =
  "EM comes to no fixed point that can be told from others, as from a symmetric start: try another";

/** What to try where something goes wrong with an operation. */
function withHint(why: string, hint: string, operation: Operation): Outcome {
  return { kind: "refused", why: operation === "fit" ? `${why} (${hint})` : why };
}

/** The error that the built-in implementation answers a question with, if it does. */
async function refusalOf({ operation, ...input }: Question): Promise<string | undefined> {
  const request = { op: operation, ...input, model: toWireModel(input.model) };
  const reply = await float64Adapter().ask(request as never);
  return reply.kind === "error" ? `${reply.code}: ${reply.message}` : undefined;
}

/** What the built-in implementation fails a case for; nothing where it passes. */
async function failuresOf(golden: AnswerCase, { data }: Question): Promise<readonly string[]> {
  const corpus = { cases: [golden], dataOf: () => data };
  for await (const event of checkImplementation(float64Adapter(), { corpus }))
    if (event.type === "case" && event.verdict !== "pass") return describeFailure(event);
  return [];
}

/**
 * Certifies a case, and makes sure that an implementation in double precision can pass it: the
 * built-in one does.
 */
export async function certified({ description, question }: OwnCase): Promise<Outcome> {
  const { operation } = question;
  const refusal = await refusalOf(question);
  if (refusal !== undefined) return { kind: "refused", why: refusal };
  try {
    const golden = toGoldenCase(description, question, certify(question, description.id));
    const failures = await failuresOf(golden, question);
    if (failures.length === 0) return { kind: "certified", golden };
    const why = `the built-in implementation does not pass it: ${failures.join("; ")}`;
    return withHint(why, earlyStop, operation);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return withHint(why, noFixedPoint, operation);
  }
}
