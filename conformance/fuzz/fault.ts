import type { Violation } from "../properties/index.ts";
import type { Reply } from "../protocol/index.ts";
import { ReferenceWrong } from "./referenceWrong.ts";

/** What is wrong, and with whom. */
export interface Fault {
  /** `law`: the law itself could not be tried. */
  readonly about: "implementation" | "float64" | "law";
  /** In one line. */
  readonly message: string;
  /** How the implementation broke the law. */
  readonly violation?: Violation;
}

/** What an implementation did to a law. */
export function faultOf(violation: Violation): Fault {
  return { about: "implementation", message: violation.message, violation };
}

/** What an error that a law raised says, where it is not that the input is outside of the law. */
export function faultOfError(law: string, error: unknown): Fault {
  return error instanceof ReferenceWrong
    ? { about: "float64", message: error.message }
    : { about: "law", message: `${law}: could not be judged: ${String(error)}` };
}

/** What came in place of an answer. */
export function replyOf({ violation }: Fault): Reply | undefined {
  return violation?.reply;
}

/** Whether two faults are of one kind: a smaller input has to show the same. */
export function isAlike(a: Fault, b: Fault): boolean {
  return a.about === b.about && replyOf(a)?.kind === replyOf(b)?.kind;
}
