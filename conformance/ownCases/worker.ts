/** A thread that certifies one case after another, so that the command can be interrupted meanwhile. */
import { parentPort } from "node:worker_threads";
import { certified } from "./certified.ts";
import type { OwnCase } from "./plan.ts";

parentPort?.on("message", async (one: OwnCase) => {
  parentPort?.postMessage(await certified(one));
});
