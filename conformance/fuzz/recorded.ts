import type { Implementation, Reply, Requestable, RequestOf } from "../protocol/index.ts";

/** A request, and what came of it. */
export interface Exchange {
  readonly request: RequestOf<Requestable>;
  readonly reply: Reply;
}

/** An implementation whose last exchanges are remembered. */
export interface Recorded {
  readonly implementation: Implementation;
  /** The exchanges since `forget`. */
  exchanges(): readonly Exchange[];
  forget(): void;
}

/** Remembers what an implementation is asked and what it answers. */
export function recorded(implementation: Implementation): Recorded {
  let exchanges: readonly Exchange[] = [];
  return {
    implementation: {
      hello: implementation.hello,
      renew: () => implementation.renew(),
      close: () => implementation.close(),
      async ask<Op extends Requestable>(
        request: RequestOf<Op> & { readonly op: Op },
      ): Promise<Reply<Op>> {
        const reply = await implementation.ask<Op>(request);
        exchanges = [...exchanges, { request, reply }];
        return reply;
      },
    },
    exchanges: () => exchanges,
    forget: () => {
      exchanges = [];
    },
  };
}
