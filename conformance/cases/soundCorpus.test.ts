import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { goldenFolder, readCorpus } from "./corpus.ts";
import { manifestOf, manifestProblems, readManifest } from "./manifest.ts";

let folder: string;
const names = ["log-density", "m-step", "log-likelihood", "em-1", "fit", "fit-in-3"] as const;
const pathOf = (name: string) => `cases/old-faithful/old-faithful-full-k2-${name}.json`;
const put = (path: string, value: unknown) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(value));
};
const json = (path: string) => JSON.parse(readFileSync(join(folder, path), "utf8"));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sound-"));
  for (const path of ["datasets/old-faithful.csv", ...names.map(pathOf)])
    cpSync(join(goldenFolder, path), join(folder, path));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A case in which one number, or more, is another. */
// biome-ignore lint/suspicious/noExplicitAny: a case is changed into what is none
function change(name: (typeof names)[number], edit: (golden: any) => void): string {
  const golden = json(pathOf(name));
  edit(golden);
  put(pathOf(name), golden);
  return pathOf(name);
}

describe("a corpus is refused, and the file named, for", () => {
  // biome-ignore lint/suspicious/noExplicitAny: a case is changed into what is none
  test.each<[string, (typeof names)[number], (golden: any) => void, RegExp]>([
    ["a negative scale", "m-step", (g) => (g.tolerance.weights.scale = -1), /tolerance\.weights/],
    ["a scale of 0", "m-step", (g) => (g.tolerance.means.scale[1][0] = 0), /tolerance\.means/],
    [
      "a tolerance of 1e308",
      "fit",
      (g) => (g.tolerance.means.relative = 1e308),
      /tolerance\.means/,
    ],
    [
      "a fit to a tolerance of 1e308",
      "fit",
      (g) => (g.input.tolerance = 1e308),
      /input\.tolerance/,
    ],
    [
      "a scale that allows anything",
      "log-likelihood",
      (g) => (g.tolerance.log_likelihood.scale = 1e30),
      /log_likelihood: tolerance: allows an error as large as the quantity itself/,
    ],
    [
      "a covariance's scale that allows anything",
      "m-step",
      (g) => (g.tolerance.covariances.scale[1][0][1] = 1e30),
      /covariances: tolerance\[1\]\[0\]\[1\]: allows an error/,
    ],
    [
      "a mean's scale that allows anything",
      "em-1",
      (g) => (g.tolerance.means.scale[0][1] = 1e30),
      /means: tolerance\[0\]\[1\]: allows an error/,
    ],
    [
      "a scale of another shape",
      "em-1",
      (g) => g.tolerance.log_likelihoods.scale.pop(),
      /log_likelihoods: tolerance\.scale: has 1 entries, not 2/,
    ],
    ["a tolerance that is missing", "em-1", (g) => delete g.tolerance.means, /means: is missing/],
    ["no tolerance at all", "em-1", (g) => (g.tolerance = {}), /tolerance\.weights: is missing/],
    [
      "an expected NaN",
      "log-likelihood",
      (g) => (g.expected.log_likelihood = "NaN"),
      /expected: is NaN, not finite/,
    ],
    [
      "an expectation without entries",
      "em-1",
      (g) => (g.expected.log_likelihoods = []),
      /log_likelihoods: expected: is empty/,
    ],
    [
      "rows that the data do not have",
      "log-density",
      (g) => {
        Object.assign(g.expected, { rows: [0, 272] });
        g.expected.sum_of_log_density = 1;
        g.expected.sum_of_component_log_density = [1, 1];
      },
      /expected\.rows: has 272; the data have 272/,
    ],
    [
      "a fit without its contraction",
      "fit",
      (g) => delete g.certificate.fixed_point,
      /certificate\.fixed_point: is missing/,
    ],
    [
      "a fit that runs out of other steps than it was allowed",
      "fit-in-3",
      (g) => (g.input.max_steps = 2),
      /expected\.steps: is 3, not 2, the max_steps of the input/,
    ],
    ["an id that is not the file's", "fit", (g) => (g.id = "another"), /its id is another/],
  ])("%s", (_, name, edit, complaint) => {
    expect(readCorpus(folder).cases.length).toBe(names.length);
    const path = change(name, edit);
    expect(() => readCorpus(folder)).toThrow(complaint);
    expect(() => readCorpus(folder)).toThrow(path);
  });

  test("two cases of one id", () => {
    put("cases/other/old-faithful-full-k2-fit.json", json(pathOf("fit")));
    expect(() => readCorpus(folder)).toThrow(
      /other\/old-faithful-full-k2-fit\.json: has the id of/,
    );
  });
});

describe("a manifest is refused, by name, for", () => {
  const file = { path: "cases/a.json", bytes: 1, sha256: "0".repeat(64) };
  test.each<[string, object, RegExp]>([
    ["a version that is not known", { version: 99 }, /version: is not known/],
    ["version 0", { version: 0 }, /version: /],
    ["a path upwards", { files: [{ ...file, path: "cases/../../a.csv" }] }, /leads out of/],
    ["a path from the root", { files: [{ ...file, path: "/etc/passwd" }] }, /leads out of/],
    ["a path twice", { files: [file, file] }, /lists a path twice/],
    ["a checksum that is none", { files: [{ ...file, sha256: "x".repeat(64) }] }, /SHA-256/],
    ["fields that are not known", { extra: 1 }, /extra/],
  ])("%s", (_, edit, complaint) => {
    put("manifest.json", { ...manifestOf(folder), ...edit });
    expect(() => readManifest(folder)).toThrow(complaint);
    expect(() => manifestProblems(folder)).toThrow(join(folder, "manifest.json"));
  });
});
