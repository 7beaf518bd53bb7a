import type { Reply } from "./implementation.ts";
import type { Requestable } from "./messages.ts";

type Silent = Extract<Reply, { kind: "crash" | "timeout" }>;

/**
 * After so many requests in a row that had no answer, an operation is asked for no more, and after so
 * many of all operations nothing is: each may have cost all the time that an answer may take.
 */
const mostUnanswered = { ofOneOperation: 5, ofAll: 10 } as const;

/** Decides when an implementation has failed to answer too often in a row to be asked again. */
export interface PatienceLost {
  /** Takes note of a reply to a request that was put. */
  hear(op: Requestable, reply: Reply): void;
  /** The reply to a request that is not worth putting. */
  insteadOf(op: Requestable): Silent | undefined;
}

interface Row {
  readonly length: number;
  readonly last: Silent;
}

function isSilent(reply: Reply): reply is Silent {
  return reply.kind === "crash" || reply.kind === "timeout";
}

function givenUp({ length, last }: Row, what: string): Silent {
  const detail = `given up: the ${length} ${what} before had no answer`;
  return last.kind === "crash"
    ? { kind: "crash", detail }
    : { kind: "timeout", seconds: last.seconds, detail };
}

/** Counts what had no answer. Any answer ends a row; a message that cannot be trusted is none, and costs no time. */
export function patienceLost(): PatienceLost {
  const rows = new Map<Requestable | "all", Row>();
  const rowOf = (of: Requestable | "all", most: number) => {
    const row = rows.get(of);
    return row !== undefined && row.length >= most ? row : undefined;
  };
  return {
    hear(op, reply) {
      for (const of of [op, "all"] as const)
        if (isSilent(reply)) rows.set(of, { length: (rows.get(of)?.length ?? 0) + 1, last: reply });
        else if (reply.kind !== "bad_message") rows.delete(of);
    },
    insteadOf(op) {
      const all = rowOf("all", mostUnanswered.ofAll);
      if (all !== undefined) return givenUp(all, "requests");
      const one = rowOf(op, mostUnanswered.ofOneOperation);
      return one && givenUp(one, `${op} requests`);
    },
  };
}
