import type { Implementation, Reply, Requestable, RequestOf } from "../protocol/index.ts";

/** How much is borne from an implementation while the laws are tried on it, in counts: no clock decides. */
export interface Patience {
  /** How many smaller inputs are tried on the way to a small counterexample, */
  readonly shrinkingAttempts: number;
  /** and how many breakdowns that may cost. */
  readonly shrinkingBreakdowns: number;
  /** Breakdowns under all laws, and how many of them may be timeouts: beyond, nothing is asked. */
  readonly breakdowns: number;
  readonly timeouts: number;
}

export const defaultPatience: Patience = {
  shrinkingAttempts: 400,
  shrinkingBreakdowns: 3,
  breakdowns: 30,
  timeouts: 4,
};

const breakdownKinds: ReadonlySet<Reply["kind"]> = new Set(["crash", "timeout", "bad_message"]);

/** Whether a reply is none, because the process broke down. */
function isBreakdown({ kind }: Reply): boolean {
  return breakdownKinds.has(kind);
}

/** An implementation whose breakdowns are counted. */
export interface Watched {
  readonly implementation: Implementation;
  /** Breakdowns so far. */
  breakdowns(): number;
  /** Whether it broke down, or timed out, too often to be asked again. */
  isGivenUp(): boolean;
}

/** Counts the breakdowns of an implementation. */
export function watched(
  implementation: Implementation,
  patience: Pick<Patience, "breakdowns" | "timeouts">,
): Watched {
  let breakdowns = 0;
  let timeouts = 0;
  return {
    implementation: {
      hello: implementation.hello,
      close: () => implementation.close(),
      renew: () => implementation.renew(),
      async ask<Op extends Requestable>(
        request: RequestOf<Op> & { readonly op: Op },
      ): Promise<Reply<Op>> {
        const reply = await implementation.ask<Op>(request);
        if (isBreakdown(reply)) breakdowns++;
        if (reply.kind === "timeout") timeouts++;
        return reply;
      },
    },
    breakdowns: () => breakdowns,
    isGivenUp: () => breakdowns >= patience.breakdowns || timeouts >= patience.timeouts,
  };
}
