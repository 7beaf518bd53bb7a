import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 600_000 });

const bin = fileURLToPath(new URL("bin.mjs", import.meta.url));
const ridge = fileURLToPath(new URL("fixtures/ridge.mjs", import.meta.url));

function check(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "check", ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gmm-timings-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const some = ["--equation", "9.25", "--operation", "m_step", "--runs", "5"];

describe("durations", () => {
  test("are in no event: two runs of failing cases, laws and a diagnosis are the same, byte for byte", () => {
    const [first, second] = [1, 2].map(() =>
      check(...some, "--json", "--", process.execPath, ridge),
    );
    expect(first.status).toBe(1);
    for (const type of ["start", "case", "law", "diagnosis", "end"])
      expect(first.stdout).toContain(`{"type":"${type}"`);
    expect(second.stdout).toBe(first.stdout);
  });

  test("of every case and law go to the file that --timings names", () => {
    const path = join(folder, "timings.jsonl");
    const { status, stdout } = check(...some, "--json", "--timings", path);
    expect(status).toBe(0);
    const lines = (text: string) =>
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
    const events = lines(stdout).filter(({ type }) => type === "case" || type === "law");
    const timings = lines(readFileSync(path, "utf8"));
    expect(timings).toEqual(
      events.map(({ type, id, law }) => ({
        type,
        name: id ?? law,
        seconds: expect.any(Number),
      })),
    );
    expect(readdirSync(folder)).toEqual(["timings.jsonl"]);
  });

  test.each([
    ["in a folder that is not there", "nowhere/timings.jsonl", /there is no folder/],
    ["in the place of a folder", ".", /is a folder; a file is needed/],
  ])("cannot be written %s, which is said before the run", (_, name, message) => {
    const { status, stdout, stderr } = check(...some, "--timings", join(folder, name));
    expect(stderr).toMatch(message);
    expect(stderr).toContain(`--timings ${join(folder, name)}`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(readdirSync(folder)).toEqual([]);
  });
});
