import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goldenFolder } from "../cases/index.ts";
import { run } from "./fixtures/run.ts";

const answer = (...args: readonly string[]) => run("fit", ...args);
const oldFaithful = join(goldenFolder, "datasets/old-faithful.csv");
const twoFull = [oldFaithful, "--components", "2", "--covariance", "full"];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fit-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const spherical = {
  covariance_type: "spherical",
  weights: [0.5, 0.5],
  means: [
    [2, 50],
    [4, 80],
  ],
  covariances: [10, 10],
};
const startFile = (name: string, start: unknown) => file(name, JSON.stringify(start));

describe("fit", () => {
  test("prints parameters, log likelihood, p, AIC, BIC and steps as mclust publishes them", async () => {
    const { status, stdout, stderr } = await answer(...twoFull);
    expect(stdout).toContain("old-faithful.csv: N = 272, D = 2 (eruptions, waiting)\n");
    expect(stdout).toContain(
      "K = 2, full covariances, known: none, started by k-means (standardised) from seed 1, the best of 10 starts\n",
    );
    expect(stdout).toMatch(/│ component │ +weight │ mean of eruptions │ mean of waiting │/);
    expect(stdout).toMatch(/│ log likelihood L +│ -1130\.2639\d+ │/);
    expect(stdout).toMatch(/│ free parameters p +│ +11 │/);
    expect(stdout).toMatch(/│ AIC = −2L \+ 2p +│ +2282\.5279\d+ │/);
    expect(stdout).toMatch(/│ BIC = −2L \+ p ln N +│ +2322\.1917\d* │/);
    expect(stdout).toMatch(/│ iterations +│ +\d+ │/);
    expect(stdout).toContain(
      "\nstarts: 10 by k-means, of at most 1000 steps each: 10 reached the best log likelihood\n",
    );
    expect(stdout).toMatch(
      /\nconverged: .*; a small change .* shrinks to 0\.24 of itself in a step\n$/,
    );
    expect([status, stderr]).toEqual([0, ""]);
  });

  test.each([
    ["full", /component │ covariance │ +eruptions │ +waiting/, /│ 2 +│ eruptions/],
    ["tied", /component │ covariance │ +eruptions │ +waiting/, /│ all +│ eruptions/],
    ["diag", /variance of eruptions │ variance of waiting/, /│ 2 +│ +[\d.]+ │ +[\d.]+ │/],
    ["spherical", /variance in every direction/, /│ 2 +│ +[\d.]+ │/],
  ])("shows %s covariances in the shape they have", async (structure, head, row) => {
    const args = [oldFaithful, "--components", "2", "--covariance", structure];
    const { stdout } = await answer(...args);
    expect(stdout).toMatch(head);
    expect(stdout).toMatch(row);
  });

  test("--json is one object whose model is a start, from which a fit stays where it is", async () => {
    const first = JSON.parse((await answer(...twoFull, "--json")).stdout);
    expect(first).toMatchObject({
      data: "old-faithful.csv",
      columns: ["eruptions", "waiting"],
      rows: 272,
      dimensions: 2,
      components: 2,
      known: [],
      converged: true,
      free_parameters: 11,
      model: { covariance_type: "full" },
    });
    expect(first.aic).toBe(-2 * first.log_likelihood + 22);
    expect(first.bic).toBe(-2 * first.log_likelihood + 11 * Math.log(272));
    const start = startFile("again.json", first.model);
    const again = JSON.parse((await answer(oldFaithful, "--start", start, "--json")).stdout);
    expect(again.start).toEqual(first.model);
    expect(again.iterations).toBe(1);
  });

  test("from a file, structure and number of components are the file's", async () => {
    const start = startFile("start.json", spherical);
    const { stdout } = await answer(oldFaithful, "--start", start);
    expect(stdout).toContain("K = 2, spherical covariances, known: none, started from start.json");
  });

  test("reads a start that begins with a byte order mark", async () => {
    const start = file("bom.json", `\ufeff${JSON.stringify(spherical)}`);
    expect((await answer(oldFaithful, "--start", start)).status).toBe(0);
  });

  test("known groups come back as they were, and are not counted", async () => {
    const start = startFile("start.json", spherical);
    const args = ["--start", start, "--known", "means,weights", "--json"];
    const { known, free_parameters, model } = JSON.parse(
      (await answer(oldFaithful, ...args)).stdout,
    );
    expect([known, free_parameters]).toEqual([["weights", "means"], 2]);
    expect([model.weights, model.means]).toEqual([spherical.weights, spherical.means]);
    expect(model.covariances).not.toEqual(spherical.covariances);
  });

  test("reads the chosen columns only", async () => {
    const path = file("kinds.csv", "kind,size\nx,1\ny,2\nx,6\n");
    const args = ["--components", "1", "--covariance", "full", "--columns", "size", "--json"];
    const { model } = JSON.parse((await answer(path, ...args)).stdout);
    expect(model.means).toEqual([[3]]);
  });

  test("is fixed by the seed and the number of starts, which are 1 and 10 by default", async () => {
    const { stdout } = await answer(...twoFull);
    expect((await answer(...twoFull, "--seed", "1", "--starts", "10")).stdout).toBe(stdout);
    const alone = [...twoFull, "--seed", "5", "--starts", "1", "--json"];
    expect(JSON.parse((await answer(...alone)).stdout)).toMatchObject({
      started: "by k-means (standardised) from seed 5",
      starts: { seed: 5, distances: "standardised", tried: 1, reached: 1, failed: 0 },
    });
  });

  test("takes the best of its starts, and says how many reached it", async () => {
    const three = [oldFaithful, "--components", "5", "--covariance", "diag"];
    const ends = [];
    for (const seed of [1, 2, 3, 4, 5]) {
      const one = [...three, "--starts", "1", "--seed", String(seed), "--json"];
      ends.push(JSON.parse((await answer(...one)).stdout).log_likelihood);
    }
    const best = JSON.parse((await answer(...three, "--starts", "5", "--json")).stdout);
    expect(best.log_likelihood).toBe(Math.max(...ends));
    expect(new Set(ends.map((end) => end.toFixed(3))).size).toBeGreaterThan(1);
    const reached = ends.filter((end) => best.log_likelihood - end <= 1e-3).length;
    expect(best.starts).toEqual({
      seed: 1 + ends.indexOf(best.log_likelihood),
      distances: "standardised",
      tried: 5,
      reached,
      failed: 0,
    });
  });

  test("--json has what EM passed through and what the end says of every row", async () => {
    const { history, labels, log_densities, responsibilities, iterations, log_likelihood } =
      JSON.parse((await answer(...twoFull, "--json")).stdout);
    expect(history).toHaveLength(iterations + 1);
    expect(history[iterations]).toBe(log_likelihood);
    expect([labels.length, log_densities.length, responsibilities.length]).toEqual([272, 272, 272]);
    responsibilities.forEach((row: readonly number[], n: number) => {
      expect(row[labels[n]]).toBe(Math.max(...row));
      expect(row[0] + row[1]).toBeCloseTo(1, 12);
    });
    const total = log_densities.reduce((sum: number, one: number) => sum + one, 0);
    expect(total).toBeCloseTo(log_likelihood, 9);
  });

  test("says that it ended at a saddle, as from a symmetric start", async () => {
    const same = {
      ...spherical,
      means: [
        [3.5, 70],
        [3.5, 70],
      ],
    };
    const { status, stdout } = await answer(oldFaithful, "--start", startFile("same.json", same));
    expect(stdout).toMatch(
      /\nAT A SADDLE: a small change .* grows [\d.]+-fold in a step of EM; try another start\n$/,
    );
    expect(status).toBe(0);
  });

  test("says that it ended on a plateau, and how much there is to gain", async () => {
    const path = join(goldenFolder, "datasets/mixed-population.csv");
    const args = [path, "--components", "3", "--starts", "1", "--tolerance", "1e-5", "--json"];
    const { end, log_likelihood } = JSON.parse((await answer(...args)).stdout);
    expect(end).toMatchObject({ kind: "plateau", rate: expect.any(Number) });
    const longer = [...args.slice(0, -3), "--tolerance", "1e-10", "--max-steps", "30000", "--json"];
    const { log_likelihood: further } = JSON.parse((await answer(path, ...longer.slice(1))).stdout);
    expect(further - log_likelihood).toBeGreaterThan(1e-3);
    expect(further - log_likelihood).toBeLessThan(end.gain_at_most);
  });

  test("warns of components on few points", async () => {
    const { stdout } = await answer(oldFaithful, "--components", "20", "--covariance", "diag");
    expect(stdout).toMatch(
      /\nwarning: component \d+ has [\d.]+ points, fewer than 2\(D \+ 1\) = 6: try fewer components\n/,
    );
  });

  test("says on stderr what was decided about the file", async () => {
    const path = file("named.csv", "X,a\n1,5\n2,7\n3,12\n");
    const { stdout, stderr } = await answer(path, "--components", "1");
    expect(stdout).toContain("N = 3, D = 1 (a)");
    expect(stderr).toMatch(
      /named\.csv: column X has the names of the rows \(1 to 3\) and is left out; --keep-row-names/,
    );
    const kept = await answer(path, "--components", "1", "--keep-row-names");
    expect(kept.stdout).toContain("N = 3, D = 2 (X, a)");
    expect(kept.stderr).toBe("");
  });

  test("that does not converge says so, and by how much, and fails", async () => {
    const { status, stdout, stderr } = await answer(...twoFull, "--max-steps", "2");
    expect(stdout).toMatch(/iterations +│ +2 │/);
    expect(stdout).toMatch(/NOT CONVERGED\n$/);
    expect(stderr).toMatch(
      /^not converged after 2 steps: the last changed the log likelihood by [\d.]+, more than 1e-9\n/,
    );
    expect(status).toBe(1);
  });

  test("that has no answer names its error and what to try, and fails", async () => {
    const path = file("repeated.csv", "a\n1\n1\n1\n5\n6\n");
    const { status, stdout, stderr } = await answer(
      path,
      "--components",
      "2",
      "--covariance",
      "full",
    );
    expect(stderr).toMatch(/^singular_covariance: covariances\[\d\]: .*try fewer components/);
    expect([status, stdout]).toEqual([1, ""]);
  });
});

describe("refused, with exit code 2, is", () => {
  const asked = ["--components", "1", "--covariance", "full"];
  test.each([
    ["a word", "a,b\n1,2\n3,x\n", /bad\.csv line 3, column b: is "x", not a number/],
    ["a short row", "a,b\n1,2\n3\n", /bad\.csv line 3, column b: is missing/],
    ["a long row", "a,b\n1,2,3\n", /bad\.csv line 2, column 3: has no name/],
    ["a file without rows", "a,b\n", /bad\.csv: has a header and no rows/],
  ])("%s, with its place", async (_, content, complaint) => {
    const { status, stdout, stderr } = await answer(file("bad.csv", content), ...asked);
    expect(stderr).toMatch(complaint);
    expect([status, stdout]).toEqual([2, ""]);
  });

  test("not a file whose columns are numbered", async () => {
    const path = file("numbered.csv", "0,1\n1,5\n2,9\n4,6\n");
    const { stdout } = await answer(path, ...asked, "--header", "yes");
    expect(stdout).toContain("N = 3, D = 2 (0, 1)");
    expect((await answer(path, ...asked)).stderr).toMatch(/line 1 \(0, 1\) is read as data/);
  });

  test.each<[string, readonly string[], RegExp]>([
    ["a missing file", ["none.csv", ...asked], /^none\.csv: there is no such file\n$/],
    ["a folder", [goldenFolder, ...asked], /is a folder; a file is needed/],
    [
      "K above N",
      [oldFaithful, "--components", "273", "--covariance", "full"],
      /components: is 273, not a whole number from 1 to 272, the number of rows/,
    ],
    ["no K", [oldFaithful, "--covariance", "full"], /--components is required unless --start/],
    ["an unknown group", [...twoFull, "--known", "mean"], /some of weights,means,covariances/],
    ["an unknown column", [...twoFull, "--columns", "a"], /has no column a, only eruptions/],
    ["a column twice", [...twoFull, "--columns", "a,a"], /a is named twice/],
    ["a tolerance below 0", [...twoFull, "--tolerance=-1"], /a number from 0 on is needed/],
    ["a seed that is none", [...twoFull, "--seed", ""], /a whole number from 0 to 4294967295/],
  ])("%s", async (_, args, complaint) => {
    const { status, stderr } = await answer(...args);
    expect(stderr).toMatch(complaint);
    expect(status).toBe(2);
  });

  test.each<[string, unknown, RegExp]>([
    ["of another form", { ...spherical, covariances: [[1], [1]] }, /s\.json: covariances/],
    ["with more keys", { ...spherical, seed: 1 }, /s\.json: Unrecognized key: "seed"/],
    ["off the simplex", { ...spherical, weights: [0.5, 0.4] }, /s\.json: weights: sum to 0\.9/],
    ["of other dimensions", { ...spherical, means: [[2], [4]] }, /s\.json: means\[0\]: has 1/],
    ["that is singular", { ...spherical, covariances: [1, 0] }, /s\.json: covariances\[1\]: is 0/],
  ])("a start %s", async (_, start, complaint) => {
    const { status, stderr } = await answer(oldFaithful, "--start", startFile("s.json", start));
    expect(stderr).toMatch(complaint);
    expect(status).toBe(2);
  });

  test.each([
    ["--components", "3", /--components: is 3, and .*s\.json has 2/],
    ["--covariance", "full", /--covariance: is full, and .*s\.json has spherical/],
    ["--starts", "3", /'--starts <count>' cannot be used with option '--start <file>'/],
    ["--seed", "3", /'--seed <number>' cannot be used with option '--start <file>'/],
  ])("%s beside a start that says something else", async (option, value, complaint) => {
    const start = startFile("s.json", spherical);
    const { status, stderr } = await answer(oldFaithful, "--start", start, option, value);
    expect(stderr).toMatch(complaint);
    expect(status).toBe(2);
  });

  test("a start that is not JSON", async () => {
    const { status, stderr } = await answer(oldFaithful, "--start", file("s.json", "{"));
    expect(stderr).toMatch(/s\.json: is not JSON/);
    expect(status).toBe(2);
  });
});
