import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { goldenFolder } from "./corpus.ts";
import { manifestProblems } from "./manifest.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "corpus-"));
  cpSync(goldenFolder, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const eStep = "cases/old-faithful/old-faithful-full-k2-e-step.json";

/** Flips the lowest bit of one byte. */
function flip(path: string, offset: number): void {
  const bytes = readFileSync(join(folder, path));
  bytes[offset] ^= 1;
  writeFileSync(join(folder, path), bytes);
}

test("the corpus is as its manifest has it", () => {
  expect(manifestProblems(goldenFolder)).toEqual([]);
});

test.each(["datasets/old-faithful.csv", eStep])(
  "a flipped bit at any place of %s is seen, and the file is named",
  (path) => {
    const { length } = readFileSync(join(folder, path));
    for (const offset of [0, Math.floor(length / 3), length - 1]) {
      flip(path, offset);
      expect(manifestProblems(folder)).toEqual([
        expect.stringContaining(`golden/${path}: differs`),
      ]);
      flip(path, offset);
    }
  },
);

test("a changed digit in a case names its operation and equations", () => {
  const text = readFileSync(join(folder, eStep), "utf8");
  writeFileSync(
    join(folder, eStep),
    text.replace(/(\d)\]/, (_, digit) => `${(Number(digit) + 1) % 10}]`),
  );
  expect(manifestProblems(folder)).toEqual([
    `golden/${eStep}: differs from its checksum (operation e_step, equations 9.23, 2.43, 2.44)`,
  ]);
});

test("a missing file and an unlisted one are named", () => {
  rmSync(join(folder, eStep));
  writeFileSync(join(folder, "cases/stray.json"), "{}");
  expect(manifestProblems(folder)).toEqual([
    `golden/${eStep}: is listed in manifest.json, and missing`,
    "golden/cases/stray.json: is not listed in manifest.json",
  ]);
});
