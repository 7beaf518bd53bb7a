import { undeclared } from "./declared.ts";
import type { Implementation, Reply } from "./implementation.ts";
import type { Requestable, RequestOf } from "./messages.ts";

/** An implementation that is asked what it declares, and nothing else. */
export function declaredOnly(implementation: Implementation): Implementation {
  const { hello } = implementation;
  return {
    hello,
    renew: () => implementation.renew(),
    close: () => implementation.close(),
    async ask<Op extends Requestable>(
      request: RequestOf<Op> & { readonly op: Op },
    ): Promise<Reply<Op>> {
      const why = undeclared(request, hello.capabilities);
      return why === undefined ? implementation.ask<Op>(request) : { kind: "not_asked", why };
    },
  };
}
