import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goldenCase } from "../cases/index.ts";
import { run } from "./fixtures/run.ts";

const bin = fileURLToPath(new URL("bin.mjs", import.meta.url));
const ridge = fileURLToPath(new URL("fixtures/ridge.mjs", import.meta.url));
const mStep = ["--law", "agreement with the exact reading (m_step)"];
const ofRidge = ["--", process.execPath, ridge];

let folder: string;
let out: string;
let first: Awaited<ReturnType<typeof run>>;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  out = join(folder, "counterexamples");
  first = await run("fuzz", ...mStep, "--runs", "100", "--out", out, ...ofRidge);
  const [name] = readdirSync(out).filter((path) => path.startsWith("m-step-"));
  file = join(out, name);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("fuzz", () => {
  test("prints what it finds small: law, data, parameters, the number, and the line that replays it", () => {
    const { stdout, status } = first;
    expect(stdout).toContain("broken: agreement with the exact reading (m_step)");
    expect(stdout).toMatch(/\n {4}n {2}x.*γ.*\n {4}1 {2}/);
    expect(stdout).toMatch(/covariances.*: certified .*, got .*; off by 0\.0000010, allowed/);
    expect(stdout).toContain(`written: ${file}`);
    expect(stdout).toContain(
      `again: npx gmm-conformance replay ${file} -- ${process.execPath} ${ridge}`,
    );
    expect(stdout).toMatch(
      /FOUND 1: \d+ inputs? tried, \d+ skipped \(ill-posed or not declared\), from /,
    );
    expect(status).toBe(1);
  });

  test("writes a golden case, with its schema beside it and nothing else", () => {
    expect(goldenCase.safeParse(JSON.parse(readFileSync(file, "utf8"))).success).toBe(true);
    expect(readdirSync(out).sort()).toEqual(["case.schema.json", file.slice(out.length + 1)]);
  });

  test("writes nothing where nothing is found, and says so", async () => {
    const none = join(folder, "none");
    const { stdout, status } = await run("fuzz", ...mStep, "--runs", "5", "--out", none);
    expect(stdout).toMatch(/NOTHING FOUND: 5 inputs tried, .* from seed 1\n/);
    expect(existsSync(none)).toBe(false);
    expect(status).toBe(0);
  });

  test("tells the same as events, one JSON object a line", async () => {
    const { stdout } = await run(
      "fuzz",
      ...mStep,
      "--runs",
      "100",
      "--json",
      "--out",
      out,
      ...ofRidge,
    );
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.map(({ type }) => type)).toEqual(["start", "finding", "end"]);
    expect(events[1]).toMatchObject({ about: "implementation", file });
    expect(events[2].summary).toMatchObject({ findings: 1 });
  });

  test("a time only cuts it short", async () => {
    const { stdout, status } = await run("fuzz", "--law", "rotation", "--time", "0.2");
    expect(stdout).toMatch(/NOTHING FOUND/);
    expect(status).toBe(0);
  });

  test.each([
    ["2 for a law that is none", ["--law", "rotations"], 2, /is "rotations", not one of these/],
    ["2 for a folder that is a file", ["--out", ridge], 2, /is a file; a folder is needed/],
    ["3 for a command that is none", ["--", "no-such-command"], 3, /the adapter is broken/],
    ["4 where nothing applies", ["--law", "rotation (e_step)", ...ofRidge], 4, /^$/],
  ])("ends with %s", async (_, args, code, complaint) => {
    const { status, stderr } = await run("fuzz", ...args);
    expect(stderr).toMatch(complaint);
    expect(status).toBe(code);
  });

  test("an interruption loses nothing that was found", { timeout: 60_000 }, async () => {
    const kept = join(folder, "kept");
    const child = spawn(
      process.execPath,
      [bin, "fuzz", "--time", "600", "--out", kept, ...ofRidge],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    let stdout = "";
    child.stdout.on("data", (text) => {
      const hadFound = stdout.includes("again:");
      stdout += text;
      if (!hadFound && stdout.includes("again:")) child.kill("SIGINT");
    });
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect(code).toBe(130);
    expect(stdout).toMatch(/FOUND \d+: .*; interrupted\n$/);
    expect(readdirSync(kept).some((name) => name.startsWith("m-step-"))).toBe(true);
  });
});
