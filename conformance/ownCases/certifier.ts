import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Outcome } from "./certified.ts";
import type { OwnCase } from "./plan.ts";

/** Certifies cases, one at a time, in a thread of its own. */
export interface Certifier {
  certify(one: OwnCase): Promise<Outcome>;
  /** Ends the thread, whatever it is at. */
  close(): Promise<void>;
}

/** A thread that certifies, which is started when there is something to certify. */
export function certifier(): Certifier {
  let started: Worker | undefined;
  return {
    async certify(one) {
      started ??= new Worker(new URL("worker.mjs", import.meta.url));
      const worker = started;
      worker.postMessage(one);
      const [outcome] = await once(worker, "message");
      return outcome as Outcome;
    },
    async close() {
      await started?.terminate();
    },
  };
}
