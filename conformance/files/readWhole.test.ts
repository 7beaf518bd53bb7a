import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readWhole } from "./readWhole.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "read-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ["/dev/zero", "is a device; a file or a pipe is needed"],
  [tmpdir(), "is a folder; a file is needed"],
  [join(tmpdir(), "nowhere.csv"), "there is no such file"],
])("%s is refused", (path, why) => {
  expect(() => readWhole(path)).toThrow(`${path}: ${why}`);
});

test("a file beyond the bound is not begun", () => {
  const path = join(folder, "long");
  writeFileSync(path, "");
  truncateSync(path, 2 ** 27 + 1);
  expect(() => readWhole(path)).toThrow(`${path}: is longer than 128 MiB, the most that is read`);
});

test("a pipe is read to its end, and a file whose size the system does not tell", async () => {
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  const writer = spawn("sh", ["-c", `printf 'a,b' > "$0"; printf '' `, path]);
  expect(readWhole(path).toString()).toBe("a,b");
  await once(writer, "exit");
  expect(readWhole("/proc/self/stat").length).toBeGreaterThan(0);
});
