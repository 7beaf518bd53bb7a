import type { Implementation, Reply, Requestable, RequestOf } from "../protocol/index.ts";

const interrupted = { kind: "unsupported", why: "interrupted" } as const;

/** An implementation for which nobody waits any longer once `signal` is given. */
export function interruptible(implementation: Implementation, signal: AbortSignal): Implementation {
  return {
    hello: implementation.hello,
    renew: () => (signal.aborted ? Promise.resolve(false) : implementation.renew()),
    close: () => implementation.close(),
    ask<Op extends Requestable>(request: RequestOf<Op> & { readonly op: Op }): Promise<Reply<Op>> {
      if (signal.aborted) return Promise.resolve(interrupted);
      return new Promise((resolve, reject) => {
        const leave = () => resolve(interrupted);
        signal.addEventListener("abort", leave, { once: true });
        implementation
          .ask<Op>(request)
          .finally(() => signal.removeEventListener("abort", leave))
          .then(resolve, reject);
      });
    },
  };
}
