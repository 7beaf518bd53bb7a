import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { processesWith } from "../protocol/fixtures/processesWith.ts";

vi.setConfig({ testTimeout: 300_000 });

const bin = fileURLToPath(new URL("bin.mjs", import.meta.url));
const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const stuck = [process.execPath, fixture("stuck.mjs")];
const silent = [process.execPath, "-e", "console.error('is here'); setInterval(() => {}, 1000)"];

/** Sends a signal to a command once `isTime`, and tells how it ended and what it left. */
async function interrupted(
  args: readonly string[],
  signal: NodeJS.Signals,
  isTime: (stdout: string, marker: string) => boolean,
) {
  const marker = randomUUID();
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...process.env, INTERRUPTED: marker },
  });
  const told = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => {
    told.stdout += text;
  });
  child.stderr.on("data", (text) => {
    told.stderr += text;
  });
  const wait = setInterval(() => {
    if (!isTime(told.stdout, marker)) return;
    clearInterval(wait);
    child.kill(signal);
  }, 50);
  const ended = await new Promise((resolve) =>
    child.on("close", (code, by) => resolve(code ?? by)),
  );
  clearInterval(wait);
  return { ...told, ended, left: processesWith(marker) };
}

describe.runIf(process.platform === "linux")("an interruption", () => {
  test.each(["SIGHUP", "SIGQUIT", "SIGINT", "SIGTERM"] as const)(
    "by %s leaves a report that says it is incomplete, and no process",
    async (signal) => {
      const { stdout, ended, left } = await interrupted(
        ["check", "--no-laws", "--", ...stuck],
        signal,
        (text) => text !== "",
      );
      expect(ended).toBe(130);
      expect(stdout).toMatch(/INTERRUPTED/);
      expect(left).toEqual([]);
    },
  );

  test("of replay blames nobody", async () => {
    const { stdout, ended, left } = await interrupted(
      ["replay", "old-faithful-full-k2-m-step", "--", ...stuck],
      "SIGINT",
      (text) => text !== "",
    );
    expect(ended).toBe(130);
    expect(stdout).toMatch(/INTERRUPTED/);
    expect(stdout).not.toMatch(/NOT CONFORMANT|crash|timeout/);
    expect(left).toEqual([]);
  });

  test.each(["SIGHUP", "SIGQUIT", "SIGINT", "SIGTERM"] as const)(
    "of matrix by %s records nothing of an adapter that was not done, and leaves no process",
    async (signal) => {
      const folder = mkdtempSync(join(tmpdir(), "matrix-"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const list = join(folder, "list.json");
      writeFileSync(list, JSON.stringify([{ name: "stuck", command: stuck }]));
      const { stdout, ended, left } = await interrupted(
        ["matrix", "--file", list, "--out", folder],
        signal,
        (_, marker) => processesWith(marker).length > 1,
      );
      expect([ended, left, stdout]).toEqual([130, [], ""]);
      expect(existsSync(join(folder, "MATRIX.json"))).toBe(false);
    },
  );

  test.each([["check"], ["fuzz"], ["replay", "old-faithful-full-k2-m-step"]])(
    "of %s before the adapter has introduced itself ends the adapter",
    async (...command) => {
      const { stderr, ended, left } = await interrupted(
        [...command, "--", ...silent],
        "SIGHUP",
        (_, marker) => processesWith(marker).length > 1,
      );
      expect([ended, left]).toEqual([130, []]);
      expect(stderr).toMatch(/interrupted before the adapter had introduced itself/);
    },
  );
});
