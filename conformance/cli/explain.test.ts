import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { flagNames, goldenFolder } from "../cases/index.ts";
import { mutants } from "../mutants/index.ts";
import { laws } from "../properties/index.ts";
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
    ["2.81", /^\(2\.81\)\nThe mean of a conditional Gaussian\. The product does not compute it: /],
    ["9.50", /^\(9\.50\)\nThe covariance of a mixture .*\. The product does not compute it: /],
    [
      "9.70",
      /^\(9\.70\)\nThe log likelihood is a lower bound and a divergence\. A step on the way/,
    ],
    ["9.33", /^\(9\.30\) = \(9\.33\)\n/],
    ["9.64", /\\gamma = M - \\alpha \\operatorname\{Tr\}/],
  ])("knows the equation %s, and that the product does not compute it", async (number, text) => {
    const { status, stdout } = await explain(number);
    expect(stdout).toMatch(text);
    expect(status).toBe(0);
  });

  test.each([
    ["law", laws[0].name],
    ["flag", flagNames[0]],
    ["mutant", mutants[0].name],
  ])("explains a %s by its name, and has its entry as JSON", async (_, name) => {
    const { status, stdout } = await explain(name);
    expect(stdout.startsWith(`${name}\n`)).toBe(true);
    expect(status).toBe(0);
    expect(JSON.parse((await explain("--json", name)).stdout)).toMatchObject({ name });
  });

  test("says of a law what breaks it, and how to try it", async () => {
    const { stdout } = await explain("rotation (e_step)");
    expect(stdout).toMatch(/Wrong implementations that break it\n( {2}.+\n)+/);
    expect(stdout).toContain('npx gmm-conformance check --law "rotation (e_step)" -- <command>');
  });

  test("explains the laws of one name together, an operation each", async () => {
    const { stdout } = await explain("rotation");
    expect(stdout.match(/^rotation \(\w+\)$/gm)?.length).toBeGreaterThan(3);
  });

  test("says of a mutant what it has in place of the book's equation, and what sees it", async () => {
    const { stdout } = await explain("old-means");
    expect(stdout).toMatch(/As it has them\n( {2}\(9\.25.*\n)+/);
    expect(stdout).toMatch(
      /Golden cases that it fails\n( {2}.*\n)* {2}\d+ of \d+ of m_step, such as /,
    );
  });

  test("explains a case of another corpus", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gmm-explain-"));
    try {
      cpSync(goldenFolder, folder, { recursive: true });
      const { stdout } = await explain("--corpus", folder, "old-faithful-full-k2-e-step");
      expect(stdout).toContain("What are the responsibilities γ(z_nk)?");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    ["faithful-full-k2-e-step", /the nearest are .*old-faithful-full-k2-e-step/],
    ["old-faithful-full-k2-e-stap", /the nearest are old-faithful-full-k2-e-step$/m],
    ["9.99", /the nearest are 9\.9/],
    ["?", /gmm-conformance list names the cases/],
  ])("%s is none, and the nearest are named", async (id, complaint) => {
    const { status, stdout, stderr } = await explain(id);
    expect(stderr).toContain(
      `${id}: is not a case, an equation, a law, a flag or a wrong implementation; `,
    );
    expect(stderr).toMatch(complaint);
    expect([status, stdout]).toEqual([2, ""]);
  });
});
