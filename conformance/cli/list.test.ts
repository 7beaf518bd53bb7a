import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goldenFolder } from "../cases/index.ts";
import { run } from "./fixtures/run.ts";

const list = (...args: readonly string[]) => run("list", ...args);

describe("list", () => {
  test("is a table with a count, without colours where nobody sees them", async () => {
    const { status, stdout, stderr } = await list("--id", "old-faithful-full-k2-em-1");
    expect(stdout).toMatch(
      /^id +operation +structure +difficulty +flags\nold-faithful-full-k2-em-1 +em +full +lower\n\n1 case\n$/,
    );
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("has the flags of a case, and the cases of a flag", async () => {
    const { stdout } = await list(
      "--flag",
      "known-means",
      "--operation",
      "fit",
      "--structure",
      "full",
    );
    const rows = stdout.split("\n").filter((line) => line.includes("  fit  "));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/ full .*known-means/);
    expect(stdout).toMatch(new RegExp(`\n${rows.length} cases\n$`));
  });

  test("--json is an array of what a program needs, each with the file that is there", async () => {
    const { stdout } = await list("--json", "--dataset", "old-faithful", "--id", "full-k2-m-step");
    const [first, ...others] = JSON.parse(stdout);
    expect(others).toEqual([]);
    expect(first).toEqual({
      id: "old-faithful-full-k2-m-step",
      title: expect.stringContaining("Old Faithful"),
      operation: "m_step",
      covariance_type: "full",
      equations: ["9.27", "9.24", "9.25", "9.26"],
      difficulty: "lower",
      flags: [],
      dataset: "old-faithful",
      path: "cases/old-faithful/old-faithful-full-k2-m-step.json",
    });
    expect(existsSync(join(goldenFolder, first.path))).toBe(true);
  });

  test("finds an equation by the number that it is cited by, and by another of the book's", async () => {
    const tied = JSON.parse((await list("--json", "--equation", "(9.25-tied)")).stdout);
    expect(new Set(tied.map((one: { covariance_type: string }) => one.covariance_type))).toEqual(
      new Set(["tied"]),
    );
    const few = ["--json", "--id", "old-faithful-full-k2", "--equation"];
    expect((await list(...few, "9.22")).stdout).toBe((await list(...few, "9.26")).stdout);
  });

  test("says that there are none, where there are none", async () => {
    const none = ["--flag", "plateau", "--dataset", "blobs"];
    expect(await list(...none)).toMatchObject({ status: 0, stdout: "0 cases\n" });
    expect((await list(...none, "--json")).stdout).toBe("[]\n");
  });

  test.each([
    ["flag", "no-such", /Allowed choices are offset, separation, /],
    ["difficulty", "no-such", /Allowed choices are lower, average, higher/],
    ["operation", "no-such", /some of log_density,e_step/],
    ["structure", "no-such", /Allowed choices are full/],
    ["equation", "9.99", /--equation: is "9.99", not one of 1.46, 2.43, .*9.7, 9.23/],
    ["dataset", "no-such", /--dataset: is "no-such", not one of .*old-faithful, /],
  ])(
    "refuses a %s that there is none of, and says what there is",
    async (option, value, complaint) => {
      const { status, stdout, stderr } = await list(`--${option}`, value);
      expect(stderr).toMatch(complaint);
      expect([status, stdout]).toEqual([2, ""]);
    },
  );
});
