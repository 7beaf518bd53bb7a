import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const bin = fileURLToPath(new URL("bin.mjs", import.meta.url));
const ridge = fileURLToPath(new URL("fixtures/ridge.mjs", import.meta.url));

function gmmConformance(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const few = ["--dataset", "old-faithful", "--structure", "full", "--id", "k2-m-step"];

describe("an interruption", () => {
  test("of check leaves a whole report, marked as incomplete, and no process", async () => {
    const stuck = [process.execPath, fileURLToPath(new URL("fixtures/stuck.mjs", import.meta.url))];
    const marker = `STUCK_${process.pid}_${Date.now()}`;
    const child = spawn(process.execPath, [bin, "check", "--no-laws", "--json", "--", ...stuck], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, STUCK_MARKER: marker },
    });
    let stdout = "";
    child.stdout.on("data", (text) => {
      const had = stdout.includes('"type":"case"');
      stdout += text;
      if (!had && stdout.includes('"type":"case"')) setTimeout(() => child.kill("SIGTERM"), 500);
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(130);
    const events = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events[0]).toMatchObject({ type: "start", implementation: { name: "stuck" } });
    const { summary } = events.at(-1);
    expect(summary).toMatchObject({ incomplete: true });
    expect(summary.ran).toBeLessThan(summary.planned);
    if (process.platform !== "linux") return;
    const isLeft = (pid: string) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "latin1").includes(marker);
      } catch {
        return false;
      }
    };
    expect(readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && isLeft(pid))).toEqual([]);
  });
});

describe("check", () => {
  test("finds the built-in implementation conformant, and says what ran", () => {
    const { status, stdout, stderr } = gmmConformance("check", ...few);
    expect(stdout).toMatch(
      /gmm-conformance float64 .* \(TypeScript, float64, regularisation: none\)/,
    );
    expect(stdout).toMatch(
      /CONFORMANT: 1 planned, 1 ran, 1 passed, 0 failed, 0 known failures, 0 unsupported/,
    );
    expect(stderr).toMatch(/^--id: \d+ ids contain "k2-m-step"\n$/);
    expect(status).toBe(0);
  });

  test("names case, equation, quantity, place and digits of a failure, and how to see it again", () => {
    const { status, stdout } = gmmConformance("check", ...few, "--", process.execPath, ridge);
    expect(stdout).toMatch(/fail old-faithful-full-k2-m-step/);
    expect(stdout).toMatch(
      /\(9\.25\) covariances\[\d\]\[0\]\[0\]: expected 0\.\d+, got 0\.\d+; \d\.\d correct digits of 1\d\.\d attainable/,
    );
    expect(stdout).toContain(
      `again: npx gmm-conformance check --id old-faithful-full-k2-m-step -- ${process.execPath} ${ridge}`,
    );
    expect(stdout).toMatch(/NOT CONFORMANT: 1 planned, 1 ran, 0 passed, 1 failed/);
    expect(status).toBe(1);
  });

  test("tells the same as events, one JSON object a line", () => {
    const { status, stdout } = gmmConformance(
      "check",
      ...few,
      "--json",
      "--",
      process.execPath,
      ridge,
    );
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.map(({ type }) => type)).toEqual(["start", "case", "diagnosis", "end"]);
    expect(events[1]).toMatchObject({ id: "old-faithful-full-k2-m-step", verdict: "fail" });
    expect(events.at(-1).summary).toMatchObject({
      planned: 1,
      ran: 1,
      passed: 0,
      failed: 1,
      unsupported: 0,
    });
    expect(status).toBe(1);
  });

  test("counts what an adapter does not declare as unsupported, never as passed", () => {
    const filter = ["--dataset", "old-faithful", "--id", "k2-m-step"];
    const { stdout } = gmmConformance("check", ...filter, "--", process.execPath, ridge);
    expect(stdout).toMatch(/4 planned, 1 ran, 0 passed, 1 failed, 0 known failures, 3 unsupported/);
  });
});

describe("check, on the laws", () => {
  test("tries those about an equation that no case rests on, and counts them apart", () => {
    const { status, stdout } = gmmConformance("check", "--equation", "9.70");
    expect(stdout).toMatch(/checked against 0 golden cases and 1 law/);
    expect(stdout).toMatch(
      /CONFORMANT: 0 planned, 0 ran, .*; laws: 1 planned, 1 ran, 1 passed, 0 failed/,
    );
    expect(status).toBe(0);
  });

  test("shows a broken one with words, equation, numbers, a small input and its replay", () => {
    const chosen = ["--operation", "m_step", "--equation", "9.25"];
    const { status, stdout } = gmmConformance(
      "check",
      ...chosen,
      ...["--diagnosis", "none"],
      "--",
      process.execPath,
      ridge,
    );
    expect(stdout).toMatch(/fail (\S+ )*agreement with the exact reading \(m_step\)/);
    expect(stdout).toMatch(
      /\(9\.25\) covariances\[\d\]\[\d\]\[\d\] is .*, not .* as the equations give/,
    );
    expect(stdout).toMatch(/^ {2}data \[\[.*\]\]$/m);
    expect(stdout).toMatch(
      /again: npx gmm-conformance check --operation m_step --equation 9\.25 --seed 9 --runs 20 -- /,
    );
    expect(status).toBe(1);
  });

  test("leaves them out where it is told to, or where cases are chosen", () => {
    const { stdout } = gmmConformance("check", "--operation", "log_density", "--no-laws");
    expect(stdout).not.toMatch(/laws:/);
    expect(gmmConformance("check", "--id", "old-faithful-full-k2-em-2").stdout).not.toMatch(
      /laws:/,
    );
  });

  test("tells them as events", () => {
    const { stdout } = gmmConformance("check", "--equation", "9.70", "--runs", "3", "--json");
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.map(({ type }) => type)).toEqual(["start", "law", "end"]);
    expect(events[1]).toEqual({
      type: "law",
      law: "the lower bound",
      chapter: "em",
      statement: expect.stringContaining("KL(q‖γ)"),
      equations: ["9.70", "9.71", "9.72"],
      runs: 3,
      skipped: expect.any(Number),
      ratio: expect.any(Number),
      verdict: "pass",
    });
    expect(events[2].summary.laws).toEqual({
      planned: 1,
      ran: 1,
      passed: 1,
      failed: 0,
      known: 0,
      unsupported: 0,
    });
  });
});

const breaksDown = [
  'const { createInterface } = require("node:readline");',
  'console.error("last words: out of memory");',
  "process.exit(7);",
].join("");

describe("what goes wrong", () => {
  test("a list of known failures that is not there ends the run before an adapter is started", () => {
    const { status, stderr } = gmmConformance(
      "check",
      "--known-failures",
      "none.json",
      "--",
      process.execPath,
      ridge,
    );
    expect(stderr).toMatch(/none\.json/);
    expect(status).toBe(2);
  });

  test("a known failure alone is not conformant, and the list that has it is named", () => {
    const folder = mkdtempSync(join(tmpdir(), "known-"));
    const list = join(folder, "known-failures.json");
    const cases = ["old-faithful-full-k2-m-step"];
    writeFileSync(list, JSON.stringify([{ reason: "a ridge", digits_lost: 16, cases }]));
    try {
      const words = ["--known-failures", list, "--", process.execPath, ridge];
      const { status, stdout } = gmmConformance("check", ...few, ...words);
      expect(stdout).toContain(`\nknown failures: ${list}\n`);
      expect(stdout).toMatch(/NOTHING PASSED: 1 planned, 1 ran, 0 passed, 0 failed, 1 known/);
      expect(status).toBe(4);
      const json = gmmConformance("check", ...few, "--json", ...words).stdout;
      expect(JSON.parse(json.split("\n")[0])).toMatchObject({ known_failures: list });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("an adapter's last words are shown with its breakdown", () => {
    const { status, stderr } = gmmConformance(
      "check",
      ...few,
      "--",
      process.execPath,
      "-e",
      breaksDown,
    );
    expect(stderr).toContain("last words: out of memory");
    expect(status).toBe(3);
  });

  test("less than was asked for is not conformant", () => {
    const { stdout } = gmmConformance("check", ...few, "--minimum", "2");
    expect(stdout).toMatch(/TOO FEW CASES RAN \(minimum 2\): 1 planned, 1 ran, 1 passed/);
  });

  test("a whole id is that case alone, although others begin with it", () => {
    const { stdout } = gmmConformance("check", "--id", "old-faithful-full-k2-em-2");
    expect(stdout).toMatch(/: 1 planned, 1 ran/);
  });
});

describe("the exit code", () => {
  test.each([
    ["2 for an operation that is none", ["--operation", "guess"], 2, /some of log_density,e_step/],
    [
      "2 for an adapter that is none",
      ["--adapter", "no-such"],
      2,
      /is "no-such", not one of .*scikit-learn/,
    ],
    [
      "2 for a number that is none",
      ["--timeout", "soon"],
      2,
      /a number of seconds above 0, at most 2147483, is needed/,
    ],
    [
      "2 for a list of known failures that is not there",
      ["--known-failures", "none.json"],
      2,
      /none\.json/,
    ],
    ["3 for a command that is none", [...few, "--", "no-such-command"], 3, /the adapter is broken/],
    [
      "3 for a program that is no adapter",
      [...few, "--", process.execPath, "--version"],
      3,
      /the adapter is broken/,
    ],
    ["4 when the filters leave nothing", ["--flag", "plateau", "--dataset", "blobs"], 4, /^$/],
    [
      "2 when no id is like the one that is asked for",
      ["--id", "old-faithful-full-k2-m-stap"],
      2,
      /^--id: no id is or contains "old-faithful-full-k2-m-stap"; the nearest are old-faithful-full-k2-m-step\n$/,
    ],
    [
      "2 for an operation in a list that is none",
      ["--operation", "em,step"],
      2,
      /some of log_density,.* are needed/,
    ],
    [
      "4 when less runs than was asked for",
      [...few, "--minimum", "2"],
      4,
      /^--id: \d+ ids contain "k2-m-step"\n$/,
    ],
  ])("is %s", (_, args, code, complaint) => {
    const { status, stderr } = gmmConformance("check", ...args);
    expect(stderr).toMatch(complaint);
    expect(status).toBe(code);
  });
});
