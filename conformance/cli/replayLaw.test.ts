import { expect, test } from "vitest";
import { replayOfLaw } from "./replayLaw.ts";

const options = { runs: 20, seed: 9, laws: true };
const law = "the log likelihood is a sum";

test("a law is tried again by name, on the same inputs", () => {
  expect(replayOfLaw(law, options, ["--adapter", "mclust"])).toBe(
    `npx gmm-conformance fuzz --law '${law}' --seed 9 --runs 20 --adapter mclust`,
  );
});

test("the built-in implementation is asked about as many points as check asks it about", () => {
  expect(replayOfLaw(law, options, [])).toMatch(/--runs 20 --points 12$/);
});

test("beside the exact reading there were fewer inputs", () => {
  const name = "agreement with the exact reading (em)";
  expect(replayOfLaw(name, options, ["--", "a"])).toMatch(/--seed 9 --runs 5 -- a$/);
});

test("where the inputs were narrowed, they are narrowed again", () => {
  const narrowed = { ...options, structure: "diag", operation: ["em"] };
  expect(replayOfLaw(law, narrowed, ["--", "a"])).toBe(
    "npx gmm-conformance check --operation em --structure diag --seed 9 --runs 20 -- a",
  );
});
