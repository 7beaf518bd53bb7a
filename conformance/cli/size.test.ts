import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./fixtures/run.ts";
import { announcement, refuseTooLarge, stepsPerLine } from "./size.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "size-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A CSV of N rows that differ, in D columns. */
function table(name: string, N: number, D: number): string {
  const path = join(folder, name);
  const columns = Array.from({ length: D }, (_, i) => i);
  const rows = Array.from({ length: N }, (_, n) => columns.map((i) => (n * (i + 3)) % 17));
  writeFileSync(
    path,
    `${[columns.map((i) => `c${i}`), ...rows].map((row) => row.join()).join("\n")}\n`,
  );
  return path;
}

describe("before anything is computed, there is refused", () => {
  test.each(["/dev/zero", "/dev/urandom"])("%s, which has no end", async (path) => {
    const { status, stderr } = await run("fit", path, "--components", "2", "--covariance", "full");
    expect(stderr).toBe(`${path}: is a device; a file or a pipe is needed\n`);
    expect(status).toBe(2);
  });

  test("a full covariance of 20 000 columns, with what would do", async () => {
    const path = table("wide.csv", 3, 20_000);
    const { status, stderr } = await run("fit", path, "--components", "1", "--covariance", "full");
    expect(stderr).toBe(
      "--covariance: full covariances of K = 1, D = 20000 are 400 million numbers, more than the 67 million that fit into memory; --covariance diag needs 20000, or choose fewer --columns\n",
    );
    expect(status).toBe(2);
  });

  test("more responsibilities than fit", () => {
    const size = { N: 100_000, D: 1, K: 1000, covarianceType: "spherical" } as const;
    expect(() => refuseTooLarge(size)).toThrow(
      /^--components: 1000 of 100000 rows have 100 million/,
    );
  });

  test.each([
    ["full", 4, 200, [], /has 20300 free parameters; a fit is certified with at most 8192/],
    ["diag", 3000, 800, [], /about 1103 times as much exact arithmetic as Old .* --any-size/],
    ["diag", 4, 2, ["--tolerance", "3"], /--tolerance: is 3; a fit is certified to less than 1/],
  ] as const)("to certify %s covariances, N = %d, D = %d", async (type, N, D, more, complaint) => {
    const path = table("certify.csv", N, D);
    const options = ["--components", "1", "--covariance", type, ...more];
    const start = join(folder, "start.json");
    const unit = Array.from({ length: D }, (_, i) =>
      Array.from({ length: D }, (_, j) => +(i === j)),
    );
    const covariances = [type === "full" ? unit : unit.map(() => 1)];
    const means = [unit.map(() => 0)];
    writeFileSync(
      start,
      JSON.stringify({ covariance_type: type, weights: [1], means, covariances }),
    );
    const out = join(folder, "never");
    const { status, stderr } = await run(
      "certify",
      path,
      ...options,
      "--start",
      start,
      "--out",
      out,
    );
    expect(stderr).toMatch(complaint);
    expect(status).toBe(2);
  });
});

test("a fit that takes a while is announced, in multiplications, and tells its steps", () => {
  const size = { N: 1500, D: 500, K: 2, covarianceType: "full" } as const;
  expect(announcement(size, 10)).toBe(
    "1500 rows, D = 500, K = 2, full: about 750 million multiplications a step, at most 10 steps (--max-steps)\n",
  );
  expect(stepsPerLine(size)).toBe(2);
  expect([announcement({ ...size, D: 5 }, 10), stepsPerLine({ ...size, D: 5 })]).toEqual([
    "",
    undefined,
  ]);
});

test("what is too wide for a terminal is not drawn", async () => {
  const path = table("broad.csv", 40, 60);
  const { status, stdout } = await run(
    "fit",
    path,
    "--components",
    "1",
    "--covariance",
    "spherical",
  );
  expect(stdout).toContain("c49 and 10 more)");
  expect(stdout).toContain("means and covariances have 60 dimensions: --json writes them");
  expect(status).toBe(0);
});
