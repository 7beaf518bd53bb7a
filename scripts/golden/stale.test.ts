import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileText, manifestOf } from "../../conformance/cases/index.ts";
import { goldenFolder } from "./places.ts";
import { removeStale } from "./stale.ts";

const cases = "cases/old-faithful";
const [kept, stale, other] = readdirSync(join(goldenFolder, cases)).map(
  (name) => `${cases}/${name}`,
);

let corpus: string;
beforeEach(() => {
  corpus = mkdtempSync(join(tmpdir(), "corpus-"));
  mkdirSync(join(corpus, cases), { recursive: true });
  for (const path of [kept, stale, other]) copyFileSync(join(goldenFolder, path), place(path));
  writeFileSync(join(corpus, "manifest.json"), fileText(manifestOf(corpus)));
});
afterEach(() => {
  rmSync(corpus, { recursive: true });
});

const place = (path: string) => join(corpus, path);

test("a case that is planned no longer is removed, and no other", () => {
  removeStale(corpus, [kept, other]);
  expect([kept, stale, other].map((path) => existsSync(place(path)))).toEqual([true, false, true]);
});

test.each([
  ["that is not in the manifest", `${cases}/mine.json`],
  ["that was changed", other],
])("a case %s is not ours to remove: it is named, and nothing is removed", (_, path) => {
  writeFileSync(place(path), "{}");
  expect(() => removeStale(corpus, [kept])).toThrow(
    `${place(path)}: is not planned, and not as manifest.json has it; move it away`,
  );
  expect([kept, stale, path].map((one) => existsSync(place(one)))).toEqual([true, true, true]);
});
