import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 300_000 });

const commands = fileURLToPath(new URL("fixtures/commands.mjs", import.meta.url));

test.each([
  ["unsettled", "the command stopped before it came to its end"],
  ["thrown", "TypeError: x is undefined"],
  ["rejected", "TypeError: x is undefined"],
])("a command that is %s is a fault of ours, and no verdict", (name, told) => {
  const { status, stderr } = spawnSync(process.execPath, [commands, name], { encoding: "utf8" });
  expect(stderr).toMatch(/^this is a fault of gmm-conformance, and no verdict; please report it/);
  expect(stderr).toContain(told);
  expect(status).toBe(5);
});
