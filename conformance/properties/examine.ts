import type { Implementation } from "../protocol/index.ts";
import type { Law } from "./law.ts";
import { Unanswered } from "./questions/answer.ts";
import { describeFinding, excessOf, type Finding, worst } from "./slack/finding.ts";

/** How an implementation broke a law. */
export interface Violation {
  readonly law: string;
  readonly equations: readonly string[];
  /** Law, equation, quantity, place and numbers, in one line. */
  readonly message: string;
  /** Absent where there was no answer to judge. */
  readonly finding?: Finding;
}

function unanswered(law: Law, { message }: Unanswered): Violation {
  const { name, equations } = law;
  return { law: name, equations, message: `${name} (${equations.join(", ")}): ${message}` };
}

/**
 * How `subject` breaks `law` at `input`, if it does.
 *
 * @throws Unanswered for an operation that is said to be unsupported when it is asked for; IllPosed
 *   for an input of which the law claims nothing
 */
export async function examine<Input>(
  law: Law<Input>,
  subject: Implementation,
  input: Input,
): Promise<Violation | undefined> {
  const { name, equations } = law;
  try {
    const finding = worst(await law.check(subject, input));
    if (finding === undefined || excessOf(finding) <= 1) return undefined;
    return { law: name, equations, message: `${name}: ${describeFinding(finding)}`, finding };
  } catch (error) {
    if (error instanceof Unanswered && error.reply.kind !== "unsupported")
      return unanswered(law, error);
    throw error;
  }
}
