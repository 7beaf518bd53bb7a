import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { contestantsIn } from "./contestants.ts";

const folder = mkdtempSync(join(tmpdir(), "contestants-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The contestants of a file with one whose timeout is written so. */
function withTimeout(timeout: string) {
  const path = join(folder, "contestants.json");
  writeFileSync(path, `[{"name": "one", "command": ["one"], "timeout": ${timeout}}]`);
  return contestantsIn(path);
}

test("a contestant may be given the longest time that a timer can wait", () => {
  expect(withTimeout("2147483")).toMatchObject([{ timeout: 2147483 }]);
});

test.each([
  ["2147484", /contestants\.json: \[0\]\.timeout: must be at most 2147483 seconds/],
  ["1e300", /contestants\.json: \[0\]\.timeout: must be at most 2147483 seconds/],
  ["0", /contestants\.json: \[0\]\.timeout: must be above 0 seconds/],
])("and none that no timer can wait: %s s", (timeout, complaint) => {
  expect(() => withTimeout(timeout)).toThrow(complaint);
});
