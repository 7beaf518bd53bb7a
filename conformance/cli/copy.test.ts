import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { manifestProblems } from "../cases/index.ts";
import { run } from "./fixtures/run.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "copy-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("copy", () => {
  test("copies the corpus, and says which version, how many files, and how to verify them", async () => {
    const { status, stdout, stderr } = await run("copy", join(folder, "corpus"));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^corpus version \d+: \d+ cases, \d+ files in .*corpus\n/);
    expect(stdout).toMatch(/\n\d+ written, 0 there already, 0 removed; every checksum holds\n/);
    expect(stdout).toMatch(/cd \S+corpus && sha256sum --check --quiet SHA256SUMS\n$/);
    expect(manifestProblems(join(folder, "corpus"))).toEqual([]);
  });

  test("asks for --force where the copy was changed since", async () => {
    const format = join(folder, "FORMAT.md");
    await run("copy", folder);
    writeFileSync(format, "by hand");
    const { status, stderr } = await run("copy", folder);
    expect(stderr).toMatch(/^FORMAT\.md: is in .*, and not as it was copied there\n--force/);
    expect(status).toBe(2);
    expect((await run("copy", folder, "--force")).stdout).toMatch(/\n1 written, /);
  });

  test("refuses a folder that holds something else", async () => {
    writeFileSync(join(folder, "mine"), "mine");
    const { status, stderr } = await run("copy", folder);
    expect(stderr).toMatch(/is not empty, and has no SHA256SUMS of a copied corpus/);
    expect(status).toBe(2);
    expect(existsSync(join(folder, "manifest.json"))).toBe(false);
  });
});
