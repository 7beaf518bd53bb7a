import { expect, test } from "vitest";
import { run } from "./fixtures/run.ts";

test.each([
  ["copy", ""],
  ["init", "python", " "],
  ["fit", "data.csv", "--start", ""],
  ["certify", "data.csv", "--out", ""],
  ["check", "--corpus", ""],
  ["check", "--known-failures="],
  ["check", "--timings", ""],
  ["fuzz", "--out", ""],
  ["matrix", "--out", ""],
  ["matrix", "--file", ""],
])("an empty path is no folder and no file: %s", async (...args) => {
  const { status, stdout, stderr } = await run(...args);
  expect(stderr).toMatch(/is empty; a path is needed \(is a variable unset\?\)/);
  expect([status, stdout]).toEqual([2, ""]);
});
