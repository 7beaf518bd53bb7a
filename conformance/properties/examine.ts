import type { Implementation, Reply } from "../protocol/index.ts";
import type { Law } from "./law.ts";
import { NotFinite, Unanswered } from "./questions/answer.ts";
import { areFinite, describeFinding, excessOf, type Finding, worst } from "./slack/finding.ts";

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
  /** An answer is NaN or infinite: that breaks every law, and none of them is to blame. */
  readonly isNotFinite?: true;
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

/** An answer that is not finite, which the law would have asked on with. */
function fedBack({ name, equations }: Law, { message }: NotFinite): Violation {
  const told = `${name} (${equations.join(", ")}): ${message}`;
  return { law: name, equations, message: told, isNotFinite: true };
}

/**
 * What comes of trying `law` on `subject` at `input`.
 *
 * @throws Unanswered for a question that is not asked, since it is not declared; IllPosed
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
    const isNotFinite = !areFinite(finding);
    const violation = {
      law: name,
      equations,
      message,
      finding,
      ...(isNotFinite && { isNotFinite }),
    };
    return { excess, violation };
  } catch (error) {
    if (error instanceof NotFinite)
      return { excess: Number.POSITIVE_INFINITY, violation: fedBack(law, error) };
    if (error instanceof Unanswered && error.reply.kind !== "not_asked")
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
