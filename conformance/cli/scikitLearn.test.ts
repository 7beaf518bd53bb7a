import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { describeInstalled } from "../adapters/describeInstalled.ts";

vi.setConfig({ testTimeout: 300_000 });

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const adapters = path("../adapters/");
const python = join(adapters, "scikit-learn/.venv/bin/python");

function check(...args: readonly string[]) {
  const env = { ...process.env, PYTHONPATH: join(adapters, "kits/python") };
  return spawnSync(process.execPath, [path("bin.mjs"), "check", ...args], {
    encoding: "utf8",
    env,
  });
}

const installed = {
  present: existsSync(python),
  remedy: "run conformance/adapters/scikit-learn/install.sh",
};

describeInstalled("check on scikit-learn", installed, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "adapter-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("finds its M step conformant but for its known failures, of which every cause still shows", () => {
    const { status, stdout } = check("--adapter", "scikit-learn", "--operation", "m_step");
    expect(stdout).toMatch(
      / 0 failed, [1-9]\d* known failures.*; laws: .* 0 failed, [1-9]\d* known/,
    );
    expect(stdout).toMatch(/^known \d+ cases, \d+ laws?: the tied M step/m);
    expect(stdout).toMatch(/^known \d+ cases, \d+ laws?: the diagonal and spherical M steps/m);
    expect(stdout).not.toMatch(/^stale/m);
    expect(status).toBe(0);
  });

  test("finds it conformant, without any known failure, on Old Faithful with full covariances", () => {
    const selected = ["--structure", "full", "--dataset", "old-faithful"];
    const { status, stdout } = check("--adapter", "scikit-learn", ...selected);
    expect(stdout).toMatch(/ 0 failed, 0 known failures/);
    expect(status).toBe(0);
  });

  test("finds a copy with reg_covar=1e-6 not conformant", () => {
    const text = readFileSync(join(adapters, "scikit-learn/adapter.py"), "utf8");
    expect(text).toContain("reg_covar=0.0");
    const copy = join(folder, "adapter.py");
    writeFileSync(copy, text.replaceAll("reg_covar=0.0", "reg_covar=1e-6"));
    const selected = ["--structure", "full", "--operation", "m_step", "--no-laws"];
    const { status, stdout } = check(...selected, "--", python, copy);
    expect(stdout).toMatch(
      /^why implements 1e-6 added to every variance: agrees to 1[3-6]\.\d digits/m,
    );
    expect(stdout).toMatch(/\(9\.25(-scalar)?\) covariances\[\d\]\[\d\]\[\d\]: expected/);
    expect(status).toBe(1);
  });
});
