import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { init } from "./init.ts";
import { languages } from "./starters.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("init", () => {
  test.each(languages)(
    "%s: writes what it says, with the adapter and the implementation",
    (language) => {
      const target = join(folder, "a", "new one");
      const { starter, written } = init(language, target);
      const files = readdirSync(target, { recursive: true, withFileTypes: true });
      const paths = files
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name).slice(target.length + 1));
      expect([...written].sort()).toEqual(paths.sort());
      expect(written).toEqual(
        expect.arrayContaining([starter.adapter, starter.implementation, "README.md"]),
      );
    },
  );

  test("writes nothing where one of the files is there", () => {
    writeFileSync(join(folder, "adapter.py"), "mine");
    expect(() => init("python", folder)).toThrow(/has adapter\.py already; nothing was written/);
    expect(readdirSync(folder)).toEqual(["adapter.py"]);
  });

  test("refuses a file in place of the folder", () => {
    writeFileSync(join(folder, "mine"), "mine");
    expect(() => init("r", join(folder, "mine"))).toThrow(/mine: is a file; a folder is needed/);
  });

  test("writes nothing through a symbolic link", () => {
    const elsewhere = join(folder, "elsewhere");
    mkdirSync(elsewhere);
    mkdirSync(join(folder, "here"));
    symlinkSync(elsewhere, join(folder, "here", "gmmadapter"));
    expect(() => init("go", join(folder, "here"))).toThrow(/is a symbolic link/);
    symlinkSync(join(elsewhere, "gone"), join(folder, "here", "adapter.py"));
    expect(() => init("python", join(folder, "here"))).toThrow(/is a symbolic link/);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(existsSync(join(folder, "here", "main.go"))).toBe(false);
  });
});
