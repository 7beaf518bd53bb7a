import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { defaultRange, examined, hasInputs, laws, outsideOf, regimes } from "./index.ts";

const subject = float64Adapter();
const seed = 9;
const inputs = 16;

/** Why inputs of a law in one regime say nothing, one line for each that does not. */
async function skipped(law: (typeof laws)[number], regime: (typeof regimes)[number]) {
  const range = { ...defaultRange, regimes: [regime] };
  if (!hasInputs(law, range)) return [];
  const reasons: string[] = [];
  for (const input of fc.sample(law.inputs(range), { seed, numRuns: inputs }))
    await examined(law, subject, input).catch((error: unknown) => {
      const outside = outsideOf(error);
      if (outside === undefined) throw error;
      reasons.push(`${regime}: ${outside.why}`);
    });
  return reasons;
}

describe("no law is vacuous: at least half of its inputs of every kind are examined", () => {
  test.each(laws.map((law) => [law.name, law] as const))("%s", async (_, law) => {
    for (const regime of regimes) {
      const reasons = await skipped(law, regime);
      expect(reasons.length <= inputs / 2, reasons.join("\n")).toBe(true);
    }
  });
});
