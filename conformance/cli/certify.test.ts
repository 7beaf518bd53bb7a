import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  type AnswerCase,
  goldenFolder,
  isRefusal,
  manifestProblems,
  readCorpus,
} from "../cases/index.ts";
import { run } from "./fixtures/run.ts";

vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const rows = [
  [3.6, 79],
  [1.8, 54],
  [3.333, 74],
  [2.283, 62],
  [4.533, 85],
  [2.883, 55],
  [4.7, 88],
  [3.6, 85],
  [1.95, 51],
  [4.35, 85],
  [1.833, 54],
  [3.917, 84],
];
const csv = `eruptions,waiting\n${rows.map((row) => row.join()).join("\n")}\n`;
const plain = ["--components", "2", "--covariance", "full"];

let folder: string;
let out: string;
let data: string;
let first: Awaited<ReturnType<typeof run>>;
const certify = (...args: readonly string[]) => run("certify", ...args);
const id = (suffix: string) => `my-geyser-full-k2-${suffix}`;
const casePath = (suffix: string) => join(out, "cases/my-geyser", `${id(suffix)}.json`);
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "certify-"));
  out = join(folder, "out");
  data = file("My Geyser.csv", csv);
  first = await certify(data, ...plain, "--out", out);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const suffixes = ["log-density", "e-step", "m-step", "log-likelihood", "em-1", "em-5", "fit"];

describe("certify", () => {
  test("writes the user's data byte by byte, a case for every operation, and their schemas", () => {
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toContain("7 cases certified in");
    expect(first.stdout).toContain(`npx gmm-conformance check --corpus ${out}`);
    expect(readFileSync(join(out, "datasets/my-geyser.csv"), "utf8")).toBe(csv);
    const present = readdirSync(out, { recursive: true, encoding: "utf8" });
    expect(present.filter((name) => name.includes(".")).sort()).toEqual(
      [
        "case.schema.json",
        "manifest.json",
        "manifest.schema.json",
        "datasets/my-geyser.csv",
        ...suffixes.map((suffix) => `cases/my-geyser/${id(suffix)}.json`),
      ].sort(),
    );
  });

  test("writes what the suite reads as a corpus, in the form of the golden cases", () => {
    expect(manifestProblems(out)).toEqual([]);
    const { cases, dataOf } = readCorpus(out);
    for (const golden of cases) {
      expect(golden.origin).toBe(
        "the user's data: My Geyser.csv; started by k-means (standardised) from seed 1, the best of 10 starts",
      );
      if (!isRefusal(golden)) expect(dataOf(golden)).toEqual(rows);
      if (!isRefusal(golden)) expect(golden.certificate.digits).toBeGreaterThanOrEqual(25);
      const schema = join(out, "cases/my-geyser", golden.$schema);
      expect(JSON.parse(readFileSync(schema, "utf8"))).toHaveProperty("anyOf");
    }
  });

  test("writes what the built-in implementation passes", async () => {
    const { status, stdout } = await run("check", "--corpus", out);
    expect(stdout).toContain("CONFORMANT: 7 planned, 7 ran, 7 passed");
    expect(status).toBe(0);
  });

  test("gives the log likelihood of `fit`", async () => {
    const fit = JSON.parse((await run("fit", data, ...plain, "--json")).stdout);
    const { expected } = JSON.parse(readFileSync(casePath("fit"), "utf8"));
    expect(fit.log_likelihood).toBeCloseTo(expected.log_likelihood, 7);
    expect(fit.model.weights[0]).toBeCloseTo(expected.model.weights[0], 4);
  });

  test("a digit that was changed since is noticed, and the file named", async () => {
    const path = casePath("e-step");
    const before = readFileSync(path, "utf8");
    writeFileSync(
      path,
      before.replace(/0\.(\d)/, (_, digit) => `0.${(Number(digit) + 1) % 10}`),
    );
    const { status, stderr } = await run("check", "--corpus", out);
    writeFileSync(path, before);
    expect(stderr).toContain(
      `${out}/cases/my-geyser/${id("e-step")}.json: differs from its checksum (operation e_step`,
    );
    expect(status).toBe(2);
  });

  test("an implementation that is wrong is told how to see its failure again", async () => {
    const ridge = join(import.meta.dirname, "fixtures/ridge.mjs");
    const { status, stdout } = await run(
      "check",
      "--corpus",
      out,
      "--operation",
      "m_step",
      "--",
      process.execPath,
      ridge,
    );
    expect(stdout).toContain(
      `again: npx gmm-conformance check --id ${id("m-step")} --corpus ${out} -- ${process.execPath} ${ridge}`,
    );
    expect(status).toBe(1);
  });
});

describe("a folder", () => {
  test("that holds these cases already is left as it is; with --force, certified to the same bytes", async () => {
    const manifest = () => readFileSync(join(out, "manifest.json"), "utf8");
    const before = manifest();
    const again = await certify(data, ...plain, "--out", out);
    expect(again).toMatchObject({ status: 0, stderr: "" });
    expect(again.stdout).toContain(`7 cases certified in ${out} (7 of them before)`);
    expect((await certify(data, ...plain, "--out", out, "--force")).status).toBe(0);
    expect(manifest()).toBe(before);
  });

  test("that holds cases of these names from another question is written over with --force only", async () => {
    const target = join(folder, "reseeded");
    const one = ["--components", "1", "--covariance", "full", "--out", target] as const;
    await certify(data, ...one);
    const manifest = readFileSync(join(target, "manifest.json"), "utf8");
    const { status, stderr } = await certify(data, ...one, "--tolerance", "1e-6");
    expect(stderr).toBe(
      `${target}/cases/my-geyser/my-geyser-full-k1-fit.json: is there already, from another question; --force writes over it\n`,
    );
    expect([status, readFileSync(join(target, "manifest.json"), "utf8")]).toEqual([2, manifest]);
    expect((await certify(data, ...one, "--tolerance", "1e-6", "--force")).status).toBe(0);
    expect(manifestProblems(target)).toEqual([]);
  });

  test("is not what copy brings up to date", async () => {
    const before = readdirSync(out, { recursive: true });
    for (const force of [[], ["--force"]]) {
      const { status, stderr } = await run("copy", out, ...force);
      expect(stderr).toMatch(/is not empty, and has no SHA256SUMS of a copied corpus/);
      expect(status).toBe(2);
    }
    expect(readdirSync(out, { recursive: true })).toEqual(before);
    expect(manifestProblems(out)).toEqual([]);
  });

  test("takes cases of another structure beside them", async () => {
    const other = ["--components", "1", "--covariance", "spherical"];
    expect((await certify(data, ...other, "--out", out)).status).toBe(0);
    expect(readCorpus(out).cases.length).toBe(14);
    expect(manifestProblems(out)).toEqual([]);
  });

  test("takes no other data under the name of those that cases rest on", async () => {
    mkdirSync(join(folder, "other"));
    const changed = file("other/my-geyser.csv", csv.replace("3.6,79", "3.7,79"));
    const { status, stderr } = await certify(changed, ...plain, "--out", out, "--force");
    expect(stderr).toMatch(/my-geyser-spherical-k1-fit\.json: rests on other data in datasets\//);
    expect(status).toBe(2);
    expect(manifestProblems(out)).toEqual([]);
  });

  test("with a case that was changed since takes no other case, which would vouch for it", async () => {
    const path = casePath("fit");
    const before = readFileSync(path, "utf8");
    writeFileSync(path, `${before}\n`);
    const other = ["--components", "1", "--covariance", "diag", "--force"];
    const { status, stderr } = await certify(data, ...other, "--out", out);
    writeFileSync(path, before);
    expect(stderr).toBe(
      `${path}: is not as manifest.json has it; move it away, or name another folder\n`,
    );
    expect(status).toBe(2);
  });

  test("keeps a case that was changed since, and a file of another's, even with --force", async () => {
    const mine = { [casePath("e-step")]: "{}", [join(out, "case.schema.json")]: "{}" };
    for (const [path, text] of Object.entries(mine)) {
      const before = readFileSync(path, "utf8");
      writeFileSync(path, text);
      const { status, stderr } = await certify(data, ...plain, "--out", out, "--force");
      const left = readFileSync(path, "utf8");
      writeFileSync(path, before);
      expect(stderr).toBe(
        `${path}: is not as manifest.json has it; move it away, or name another folder\n`,
      );
      expect([status, left]).toEqual([2, text]);
    }
  });

  test("certifies again what was taken away", async () => {
    const before = readFileSync(casePath("e-step"), "utf8");
    rmSync(casePath("e-step"));
    const { stdout } = await certify(data, ...plain, "--out", out);
    expect(stdout).toContain("(6 of them before)");
    expect(readFileSync(casePath("e-step"), "utf8")).toBe(before);
  });

  test.each([
    ["with other files", "src", /is not empty, and has no manifest\.json that certify wrote/],
    ["that is a file", "file", /is a file; a folder is needed/],
    ["that is a copy of the package's", "copied", /holds a copy of this package's corpus/],
    ["that is the package's own", goldenFolder, /is the corpus of this package/],
  ])("%s is left alone", async (_, name, complaint) => {
    mkdirSync(join(folder, "src"), { recursive: true });
    writeFileSync(join(folder, "src/main.c"), "");
    writeFileSync(join(folder, "file"), "");
    mkdirSync(join(folder, "copied"), { recursive: true });
    writeFileSync(join(folder, "copied/SHA256SUMS"), "");
    const target = resolve(folder, name);
    const { status, stderr } = await certify(data, ...plain, "--out", target, "--force");
    expect(stderr).toMatch(complaint);
    expect(status).toBe(2);
    expect(readdirSync(join(folder, "src"))).toEqual(["main.c"]);
  });

  test("from which a link leads out is refused", async () => {
    const linked = join(folder, "linked");
    mkdirSync(linked);
    mkdirSync(join(folder, "elsewhere"));
    writeFileSync(
      join(linked, "manifest.json"),
      '{"version": 1, "written_by": "certify", "files": []}',
    );
    symlinkSync(join(folder, "elsewhere"), join(linked, "datasets"));
    const { status, stderr } = await certify(data, ...plain, "--out", linked);
    expect(stderr).toMatch(/is a symbolic link/);
    expect([status, readdirSync(join(folder, "elsewhere"))]).toEqual([2, []]);
  });
});

describe("what cannot be certified", () => {
  const points = "a\n1\n1\n1\n5\n6\n2\n";
  const write = (name: string, start: unknown) => file(name, JSON.stringify(start));

  test("is named with its reason, and the others are written", async () => {
    const start = write("collapse.json", {
      covariance_type: "full",
      weights: [0.5, 0.5],
      means: [[1], [4]],
      covariances: [[[0.01]], [[1]]],
    });
    const target = join(folder, "collapse");
    const { status, stdout, stderr } = await certify(
      file("points.csv", points),
      "--start",
      start,
      "--out",
      target,
    );
    expect(stdout).toContain("3 cases certified");
    expect(stderr).toMatch(/^points-full-k2-fit: could not be certified: singular_covariance: /m);
    expect(status).toBe(1);
    expect((await run("check", "--corpus", target)).status).toBe(0);
  });

  test("as a fit that a coarse tolerance ends on a plateau", async () => {
    const start = write("plateau.json", {
      covariance_type: "spherical",
      weights: [0.5, 0.5],
      means: [[2.999], [3]],
      covariances: [3, 3],
    });
    const target = join(folder, "plateau");
    const path = file("points.csv", points);
    const options = ["--start", start, "--tolerance", "1e-4", "--out", target];
    const { status, stderr } = await certify(path, ...options);
    expect(stderr).toMatch(/^points-spherical-k2-fit: .*on a plateau: try a smaller --tolerance/);
    expect(status).toBe(1);
    expect(readCorpus(target).cases.length).toBe(6);
  });
});

describe("refused, before anything is written, is", () => {
  test.each<[string, string, readonly string[], RegExp]>([
    ["a word among numbers", "a,b\n1,2\n3,x\n", plain, /bad\.csv line 3, column b: is "x"/],
    ["K above N", "a,b\n1,2\n", plain, /components: is 2, not a whole number from 1 to 1/],
  ])("%s", async (_, content, args, complaint) => {
    const target = join(folder, "never");
    const { status, stderr } = await certify(file("bad.csv", content), ...args, "--out", target);
    expect(stderr).toMatch(complaint);
    expect(status).toBe(2);
    expect(readdirSync(folder)).not.toContain("never");
  });

  test("a command without a folder", async () => {
    const { status, stderr } = await certify(data, ...plain);
    expect(stderr).toContain("required option '--out <dir>' not specified");
    expect(status).toBe(2);
  });

  test("a corpus to check that is none", async () => {
    const { status, stderr } = await run("check", "--corpus", folder);
    expect(stderr).toMatch(/holds no corpus: it has no manifest\.json/);
    expect(status).toBe(2);
  });
});

test("chosen columns alone are written, known groups are named and held", async () => {
  const target = join(folder, "chosen");
  const path = file("kinds.csv", 'kind,"a, b",c\nx,0.10,1\ny,2,5\nx,4e0,2\nz,7,3\n');
  const chosen = ["--columns", "c", "--known", "means", "--components", "1"];
  await certify(path, ...chosen, "--covariance", "full", "--out", target);
  expect(readFileSync(join(target, "datasets/kinds.csv"), "utf8")).toBe("c\n1\n5\n2\n3\n");
  const { cases } = readCorpus(target);
  expect(cases.map((golden) => golden.id)).toContain("kinds-full-k1-known-means-fit");
  expect(cases[0].flags).toEqual(["one-component", "one-dimension", "known-means"]);
});

test("a covariance that is all but 0 is certified to its digits", async () => {
  const path = file(
    "nearly-uncorrelated.csv",
    "x,y\n0.1,0.3\n1.2,-0.7\n-0.4,0.9\n0.8,0.2\n5.1,4.8\n6.3,5.9\n4.7,6.2\n5.6,5.1\n",
  );
  const target = join(folder, "nearly-uncorrelated");
  const { status, stdout } = await certify(path, "--components", "2", "--out", target);
  expect(stdout).toContain(": 7 cases certified in ");
  expect(stdout).toMatch(/\nstarts: 10 by k-means, of at most 1000 steps each: \d+ reached/);
  expect(status).toBe(0);
  const mSteps = readCorpus(target).cases.filter(({ operation }) => operation === "m_step");
  const { decimals, digits } = (mSteps[0] as AnswerCase).certificate;
  const entries = (decimals["covariances"] as string[][][]).map(([[, entry]]) => Number(entry));
  expect(entries.filter((entry) => entry !== 0 && Math.abs(entry) < 1e-15)).toHaveLength(1);
  expect(digits).toBeGreaterThanOrEqual(25);
});
