import type { Implementation, Reply, Requestable, RequestOf } from "../protocol/index.ts";

/** How much is borne from an implementation while the laws are tried on it. */
export interface Patience {
  /** How long the inputs of one law may take. */
  readonly secondsALaw: number;
  /** How long a counterexample is shrunk, */
  readonly secondsOfShrinking: number;
  /** and how many breakdowns that may cost. */
  readonly breakdownsOfShrinking: number;
  /** Breakdowns under all laws, and the time that is lost in them: beyond, nothing is asked. */
  readonly breakdowns: number;
  readonly secondsOfBreakdowns: number;
}

export const defaultPatience: Patience = {
  secondsALaw: 60,
  secondsOfShrinking: 10,
  breakdownsOfShrinking: 3,
  breakdowns: 30,
  secondsOfBreakdowns: 120,
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
  /** Whether it broke down too often, or lost too much time in it, to be asked again. */
  isGivenUp(): boolean;
}

/** Counts the breakdowns of an implementation. */
export function watched(implementation: Implementation, patience: Patience): Watched {
  let breakdowns = 0;
  let seconds = 0;
  return {
    implementation: {
      hello: implementation.hello,
      renew: () => implementation.renew(),
      close: () => implementation.close(),
      async ask<Op extends Requestable>(
        request: RequestOf<Op> & { readonly op: Op },
      ): Promise<Reply<Op>> {
        const asked = performance.now();
        const reply = await implementation.ask<Op>(request);
        if (isBreakdown(reply)) {
          breakdowns++;
          seconds += (performance.now() - asked) / 1000;
        }
        return reply;
      },
    },
    breakdowns: () => breakdowns,
    isGivenUp: () => breakdowns >= patience.breakdowns || seconds >= patience.secondsOfBreakdowns,
  };
}
