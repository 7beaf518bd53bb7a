import {
  describeThrown,
  type Implementation,
  type Reply,
  type Requestable,
  type RequestOf,
} from "../protocol/index.ts";

const interrupted = { kind: "not_asked", why: "interrupted" } as const;

/** The reply of an implementation, whoever wrote it: one that throws has crashed. */
async function replyOf<Op extends Requestable>(
  implementation: Implementation,
  request: RequestOf<Op> & { readonly op: Op },
): Promise<Reply<Op>> {
  try {
    return await implementation.ask<Op>(request);
  } catch (error) {
    return { kind: "crash", detail: describeThrown(error) };
  }
}

/** An implementation for which nobody waits any longer once `signal` is given, and that never rejects. */
export function interruptible(implementation: Implementation, signal: AbortSignal): Implementation {
  return {
    hello: implementation.hello,
    renew: () => (signal.aborted ? Promise.resolve(false) : implementation.renew()),
    close: () => implementation.close(),
    ask<Op extends Requestable>(request: RequestOf<Op> & { readonly op: Op }): Promise<Reply<Op>> {
      if (signal.aborted) return Promise.resolve(interrupted);
      return new Promise((resolve) => {
        const leave = () => resolve(interrupted);
        signal.addEventListener("abort", leave, { once: true });
        replyOf<Op>(implementation, request)
          .finally(() => signal.removeEventListener("abort", leave))
          .then(resolve);
      });
    },
  };
}
