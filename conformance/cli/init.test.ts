import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { describeInstalled } from "../adapters/describeInstalled.ts";
import { toolchains } from "../adapters/kits/toolchains.ts";
import { languages } from "../init/index.ts";
import { run } from "./fixtures/run.ts";

vi.setConfig({ testTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), "gmm init "));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The steps that are printed, as a person pastes them; `npx gmm-conformance` is run in this process. */
async function paste(line: string) {
  const check = line.match(/^npx gmm-conformance (.*)$/)?.[1];
  const words = spawnSync("sh", ["-c", `printf '%s\\0' ${check ?? ""}`], { encoding: "utf8" });
  if (check !== undefined) return run(...words.stdout.split("\0").slice(0, -1));
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line], { encoding: "utf8" });
  return { status, stdout, stderr };
}

const few = "--no-laws --structure diag --operation";

for (const language of languages)
  describeInstalled(`init ${language}`, toolchains[language], () => {
    test("starts an adapter that runs, and fails instructively", async () => {
      const { status, stdout, stderr } = await run("init", language, join(folder, language));
      expect([status, stderr]).toEqual([0, ""]);
      const steps = stdout.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
      const [explain] = steps.splice(
        steps.findIndex((line) => line.includes("explain")),
        1,
      );
      expect((await paste(explain)).status).toBe(0);
      const build = steps.find((line) => !line.startsWith("npx"));
      if (build !== undefined) expect(await paste(build)).toMatchObject({ status: 0 });
      const check = steps.find((line) => line.startsWith("npx gmm-conformance check -- ")) ?? "";
      const asked = async (operation: string) =>
        paste(check.replace(" -- ", ` ${few} ${operation} -- `));
      const likelihoods = await asked("log_likelihood");
      expect(likelihoods.status).toBe(1);
      expect(likelihoods.stdout).toMatch(
        /why implements the mean log likelihood in place of the total: agrees/,
      );
      const updates = await asked("m_step");
      expect(updates.stdout).toMatch(/why .*E\[x xᵀ\] − μ μᵀ.*\n/);
      expect(updates.stdout).toMatch(/\nNOT CONFORMANT: .*, 25 passed, /);
    });
  });

describe("init", () => {
  test("says which languages there are", async () => {
    const { status, stderr } = await run("init", "cobol", join(folder, "cobol"));
    expect(stderr).toMatch(/'cobol' is invalid .* Allowed choices are python, r, octave, /);
    expect(status).toBe(2);
  });
});
