import { expect, test } from "vitest";
import type { LawEvent } from "../check/index.ts";
import { lawTable } from "./lawTable.ts";

const law = (ratio: number): LawEvent => ({
  type: "law",
  law: "a law",
  chapter: "em",
  statement: "It holds.",
  equations: ["9.23"],
  verdict: "fail",
  runs: 1,
  skipped: 0,
  ratio,
});

test.each([
  [0.25, "0.25"],
  [1234, "1.2e+3"],
  [3.1e170, "over 1e6"],
  [Number.POSITIVE_INFINITY, "no bound"],
])("an error of %d times what is allowed is written %s", (ratio, written) => {
  expect(lawTable([law(ratio)])).toMatch(new RegExp(` ${written.replace("+", "\\+")} │\n`));
});
