import type { ErrorCode } from "../../src/model/index.ts";
import type { Hello, Requestable, RequestOf, ResultOf } from "./messages.ts";

/** What came of one request, whatever the implementation did. */
export type Reply<Op extends Requestable = Requestable> =
  | { readonly kind: "result"; readonly result: ResultOf<Op> }
  | { readonly kind: "error"; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: "unsupported"; readonly why: string }
  /** The question was not put: it is not declared, or nobody waits for an answer. */
  | { readonly kind: "not_asked"; readonly why: string }
  | { readonly kind: "crash"; readonly detail: string; readonly stderr?: string }
  | {
      readonly kind: "timeout";
      readonly seconds: number;
      /** Where it was not asked, since it had not answered before. */
      readonly detail?: string;
      readonly stderr?: string;
    }
  | { readonly kind: "bad_message"; readonly detail: string; readonly stderr?: string };

/** An implementation under test, wherever it runs. */
export interface Implementation {
  readonly hello: Hello;
  /** Asks one question. Never rejects: whatever goes wrong is a reply. */
  ask<Op extends Requestable>(request: RequestOf<Op> & { readonly op: Op }): Promise<Reply<Op>>;
  /**
   * Has the next question answered by a new process, which remembers nothing of the questions before.
   * Where there is no process, nothing is to be done.
   *
   * @returns whether it can be asked again: false of a program that is run only once
   */
  renew(): Promise<boolean>;
  /** Ends the conversation and whatever process holds it. */
  close(): Promise<void>;
}
