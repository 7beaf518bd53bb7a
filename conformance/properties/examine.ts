import type { Implementation, Reply } from "../protocol/index.ts";
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
  /** What came in place of an answer, or the answer that had another shape. */
  readonly reply?: Reply;
}

/** What came of trying a law on one input. */
export interface Examination {
  readonly violation?: Violation;
  /** The worst finding in units of its slack: broken above 1; infinite without an answer. */
  readonly excess: number;
}

function unanswered(law: Law, { message, reply }: Unanswered): Violation {
  const { name, equations } = law;
  return { law: name, equations, message: `${name} (${equations.join(", ")}): ${message}`, reply };
}

/**
 * What comes of trying `law` on `subject` at `input`.
 *
 * @throws Unanswered for an operation that is said to be unsupported when it is asked for; IllPosed
 *   for an input of which the law claims nothing
 */
export async function examined<Input>(
  law: Law<Input>,
  subject: Implementation,
  input: Input,
): Promise<Examination> {
  const { name, equations } = law;
  try {
    const finding = worst(await law.check(subject, input));
    if (finding === undefined) return { excess: 0 };
    const excess = excessOf(finding);
    if (excess <= 1) return { excess };
    const message = `${name}: ${describeFinding(finding)}`;
    return { excess, violation: { law: name, equations, message, finding } };
  } catch (error) {
    if (error instanceof Unanswered && error.reply.kind !== "unsupported")
      return { excess: Number.POSITIVE_INFINITY, violation: unanswered(law, error) };
    throw error;
  }
}

/** How `subject` breaks `law` at `input`, if it does; throws as `examined` does. */
export async function examine<Input>(
  law: Law<Input>,
  subject: Implementation,
  input: Input,
): Promise<Violation | undefined> {
  return (await examined(law, subject, input)).violation;
}
