import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./fixtures/run.ts";

const bin = fileURLToPath(new URL("bin.mjs", import.meta.url));
const ridge = fileURLToPath(new URL("fixtures/ridge.mjs", import.meta.url));
const mStep = ["--law", "agreement with the exact reading (m_step)"];
const ofRidge = ["--", process.execPath, ridge];

let folder: string;
let first: Awaited<ReturnType<typeof run>>;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "replay-"));
  const out = join(folder, "counterexamples");
  first = await run("fuzz", ...mStep, "--runs", "100", "--out", out, ...ofRidge);
  const [name] = readdirSync(out).filter((path) => path.startsWith("m-step-"));
  file = join(out, name);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("replay", () => {
  test("fails the implementation that was found wrong, in the words of check", async () => {
    const { stdout, status } = await run("replay", file, ...ofRidge);
    expect(stdout).toMatch(/fail m-step-agreement-with-the-exact-reading-[0-9a-f]{8}/);
    expect(stdout).toMatch(/covariances.*: expected .*, got .* correct digits of/);
    expect(stdout).toContain(`again: npx gmm-conformance replay ${file} -- `);
    expect(status).toBe(1);
  });

  test("passes a right one", async () => {
    const { stdout, status } = await run("replay", file);
    expect(stdout).toMatch(/CONFORMANT: 1 planned, 1 ran, 1 passed/);
    expect(status).toBe(0);
  });

  test("puts a golden case of the package by its id", async () => {
    const { stdout, status } = await run("replay", "old-faithful-full-k2-m-step", ...ofRidge);
    expect(stdout).toMatch(/fail old-faithful-full-k2-m-step/);
    expect(status).toBe(1);
  });

  test.each([
    ["neither a file nor a case", ["no-such"], /no-such: is neither a file nor the id/],
    ["a file that is no counterexample", [ridge], /ridge\.mjs: is not JSON/],
    ["no file at all", ["--", "node"], /a file is needed/],
  ])("refuses %s", async (_, args, complaint) => {
    const { status, stderr } = await run("replay", ...args);
    expect(stderr).toMatch(complaint);
    expect(status).toBe(2);
  });

  test("refuses a counterexample of a law that is none", async () => {
    const path = join(folder, "old.json");
    writeFileSync(path, JSON.stringify({ law: "gone" }));
    const { status, stderr } = await run("replay", path);
    expect(stderr).toMatch(/old\.json: /);
    expect(status).toBe(2);
  });

  test("works as its line is printed", () => {
    const [, line] = /again: npx gmm-conformance (.*)\n/.exec(first.stdout) ?? [];
    const { status } = spawnSync("sh", ["-c", `${process.execPath} ${bin} ${line}`]);
    expect(status).toBe(1);
  });
});
