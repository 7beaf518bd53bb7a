import { describe, expect, test } from "vitest";
import { type GoldenCase, readCorpus } from "../cases/index.ts";
import { mistaken } from "../properties/fixtures/mistaken.ts";
import { linearDomain, onePass } from "../properties/fixtures/naiveArithmetic.ts";
import type { Implementation } from "../protocol/index.ts";
import { checkImplementation } from "./checkImplementation.ts";

const corpus = readCorpus();

/** How many cases of a kind an implementation passes, out of how many. */
async function passes(implementation: Implementation, is: (golden: GoldenCase) => boolean) {
  const cases = corpus.cases.filter(is);
  const run = checkImplementation(implementation, { corpus: { ...corpus, cases } });
  for await (const event of run)
    if (event.type === "end") return { passed: event.summary.passed, of: cases.length };
  throw new Error("the run has an end");
}

const rung =
  (ladder: string, operation: GoldenCase["operation"]) =>
  ({ id, operation: asked }: GoldenCase) =>
    asked === operation && id.startsWith(`${ladder}-`);

/** Every case of a rung passes, or none does, and there are some. */
async function outcome(implementation: Implementation, is: (golden: GoldenCase) => boolean) {
  const { passed, of } = await passes(implementation, is);
  expect(of).toBeGreaterThan(0);
  if (passed === of) return "passes";
  return passed === 0 ? "fails" : `passes ${passed} of ${of}`;
}

describe("covariances in one pass", () => {
  test.each([
    ["offset-0", "passes"],
    ["offset-1e4", "fails"],
    ["offset-1e6", "fails"],
    ["offset-1e8", "fails"],
  ])("(9.25) M steps at %s: %s", async (ladder, expected) => {
    expect(await outcome(mistaken({ mStep: onePass }), rung(ladder, "m_step"))).toBe(expected);
  });
});

describe("an E step without logarithms", () => {
  test.each([
    ["separation-1", "passes"],
    ["far-point-10", "passes"],
    ["far-point-40", "fails"],
    ["far-point-100", "fails"],
    ["far-point-1e4", "fails"],
    ["scale-1e-50", "passes"],
    ["scale-1e50", "passes"],
    ["scale-1e-150", "fails"],
    ["scale-1e150", "fails"],
    ["dimension-1", "passes"],
    ["dimension-2", "passes"],
    ["dimension-10", "passes"],
    ["dimension-40", "fails"],
    ["dimension-70", "fails"],
  ])("(9.23) E steps at %s: %s", async (ladder, expected) => {
    expect(await outcome(mistaken({ eStep: linearDomain }), rung(ladder, "e_step"))).toBe(expected);
  });
});
