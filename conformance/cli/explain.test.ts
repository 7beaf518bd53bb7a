import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goldenFolder } from "../cases/index.ts";
import { run } from "./fixtures/run.ts";

const explain = (...args: readonly string[]) => run("explain", ...args);

describe("explain", () => {
  test("explains a case in words, formulas and numbers", async () => {
    const { status, stdout, stderr } = await explain("old-faithful-full-k2-e-step");
    expect(stdout).toContain(
      "Take the data `old-faithful` (272×2) and this mixture of 2 Gaussians with full covariances. What are the responsibilities γ(z_nk)?",
    );
    expect(stdout).toContain(
      "(9.23) γ(z_nk) = π_k N(x_n|μ_k, Σ_k) / (∑_{j=1}^{K} π_j N(x_n|μ_j, Σ_j))",
    );
    expect(stdout).toContain("npx gmm-conformance check --id old-faithful-full-k2-e-step\n");
    expect([status, stderr]).toEqual([0, ""]);
  });

  test.each(["9.19", "(9.25)"])("explains an equation, asked for as %s", async (number) => {
    const { stdout } = await explain(number);
    expect(stdout).toMatch(/^\(9\.25\) = \(9\.19\)\nThe M step for the covariance/);
    expect(stdout).toContain(
      "Σ_k^new = (∑_{n=1}^{N} γ(z_nk) (x_n − μ_k^new)(x_n − μ_k^new)ᵀ) / N_k",
    );
    expect(stdout).toMatch(/\d+ cases: .* of m_step/);
    expect(stdout).toContain("(9.25-tied)");
  });

  test("--json is the file of a case as it is, and the entry of an equation", async () => {
    const file = "cases/old-faithful/old-faithful-full-k2-e-step.json";
    expect((await explain("--json", "old-faithful-full-k2-e-step")).stdout).toBe(
      readFileSync(join(goldenFolder, file), "utf8"),
    );
    expect(JSON.parse((await explain("--json", "9.26")).stdout)).toMatchObject({
      number: "9.26",
      aliases: ["9.22"],
      unicode: "π_k^new = N_k/N",
      cases: expect.arrayContaining(["old-faithful-full-k2-m-step"]),
    });
  });

  test.each([
    ["faithful-full-k2-e-step", /the nearest are .*old-faithful-full-k2-e-step/],
    ["old-faithful-full-k2-e-stap", /the nearest are old-faithful-full-k2-e-step$/m],
    ["9.2", /the nearest are 9\.2[0-9]/],
    ["?", /gmm-conformance list names the cases/],
  ])("%s is none, and the nearest are named", async (id, complaint) => {
    const { status, stdout, stderr } = await explain(id);
    expect(stderr).toContain(`${id}: is neither a case nor an equation; `);
    expect(stderr).toMatch(complaint);
    expect([status, stdout]).toEqual([2, ""]);
  });
});
