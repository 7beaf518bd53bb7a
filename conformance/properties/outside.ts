import { Unanswered } from "./questions/answer.ts";
import { IllPosed } from "./slack/illPosed.ts";

/** Why an input says nothing of an implementation: the law claims nothing there, or it is not declared. */
export interface Outside {
  readonly kind: "ill-posed" | "undeclared";
  readonly why: string;
}

/** Why an error that a law raised is no violation, if it is none. */
export function outsideOf(error: unknown): Outside | undefined {
  if (error instanceof IllPosed) return { kind: "ill-posed", why: error.message };
  if (error instanceof Unanswered && error.reply.kind === "not_asked")
    return { kind: "undeclared", why: error.reply.why };
  return undefined;
}
