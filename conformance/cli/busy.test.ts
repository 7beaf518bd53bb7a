import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const bin = fileURLToPath(new URL("bin.mjs", import.meta.url));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Processes that do nothing but keep the machine busy, until they are ended. */
function busy(count: number) {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }),
  );
  return { end: () => loops.map((loop) => loop.kill("SIGKILL")) };
}

test("the starter of init python gets the same report, byte for byte, beside eight busy processes", {
  timeout: 600_000,
}, () => {
  const folder = join(mkdtempSync(join(tmpdir(), "gmm-busy-")), "starter");
  expect(run("init", "python", folder).status).toBe(0);
  const check = () =>
    run("check", "--operation", "log_likelihood", "--", "python3", join(folder, "adapter.py"));
  const quiet = check();
  expect(quiet.stdout).toContain("implements the mean log likelihood in place of the total");
  expect(quiet.status).toBe(1);
  const others = busy(8);
  try {
    expect(check()).toEqual(quiet);
  } finally {
    others.end();
    rmSync(join(folder, ".."), { recursive: true });
  }
});
