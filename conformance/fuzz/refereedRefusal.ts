import type { Violation } from "../properties/index.ts";
import { certainAnswer } from "../properties/oracle.ts";
import { IllPosed } from "../properties/slack/illPosed.ts";
import { questionOf } from "./lawInput.ts";
import type { Exchange } from "./recorded.ts";

/**
 * Whether a violation is the refusal of a question to which the equations have no answer either, as
 * where a component collapses: nobody is accused of that. (Of a fit they are not asked.)
 */
export async function isRightlyRefused(
  { reply }: Violation,
  exchanges: readonly Exchange[],
): Promise<boolean> {
  const last = exchanges.at(-1);
  const isRefused = reply?.kind === "error" || reply?.kind === "unsupported";
  if (!isRefused || last === undefined) return false;
  const question = questionOf(last.request as Parameters<typeof questionOf>[0]);
  if (question.op === "fit") return false;
  try {
    await certainAnswer(question.op, question as never);
    return false;
  } catch (error) {
    if (error instanceof IllPosed) return true;
    throw error;
  }
}
