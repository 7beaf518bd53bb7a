import { spawn, spawnSync } from "node:child_process";
import { openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 300_000 });

const bin = fileURLToPath(new URL("bin.mjs", import.meta.url));
const ridge = fileURLToPath(new URL("fixtures/ridge.mjs", import.meta.url));
const few = ["check", "--id", "old-faithful-full-k2-m-step", "--no-diagnosis"];

/** How a command ends whose stdout, or stderr, is closed by its reader at once. */
function unread(stream: "stdout" | "stderr", ...args: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  child[stream].destroy();
  return new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
}

describe("a reader that has gone", () => {
  test.each([
    ["stdout", [...few], 0],
    ["stdout", [...few, "--", process.execPath, ridge], 1],
    ["stderr", [...few, "--", process.execPath, "-e", "0"], 3],
    ["stderr", ["check", "--id"], 2],
  ] as const)("of %s changes no exit code (%j)", async (stream, args, code) => {
    expect(await unread(stream, ...args)).toBe(code);
  });
});

describe.runIf(process.platform === "linux")("output that cannot be written", () => {
  const full = () => openSync("/dev/full", "w");

  test.each([[[...few, "--", process.execPath, ridge]], [["list"]], [["explain", "9.23"]]])(
    "is an exit code of its own, with a sentence (%j)",
    (args) => {
      const { status, stderr } = spawnSync(process.execPath, [bin, ...args], {
        stdio: ["ignore", full(), "pipe"],
        encoding: "utf8",
      });
      expect(stderr).toBe("standard output: cannot be written: the disk is full\n");
      expect(status).toBe(5);
    },
  );

  test("is told by the exit code alone where it is what the complaint goes to", () => {
    const { status } = spawnSync(process.execPath, [bin, "check", "--nonsense"], {
      stdio: ["ignore", "pipe", full()],
    });
    expect(status).toBe(5);
  });
});
