import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  makeFolder,
  removeIn,
  removeLeftovers,
  tryFolder,
  Unwritable,
  writeIn,
  writeNew,
  writeWhole,
} from "./index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "files-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const read = (name: string) => readFileSync(join(folder, name), "utf8");

describe("writeWhole", () => {
  test("writes a file, or over it, and leaves nothing else", () => {
    writeWhole(join(folder, "a"), "one");
    writeWhole(join(folder, "a"), "two");
    expect([read("a"), readdirSync(folder)]).toEqual(["two", ["a"]]);
  });

  test("removes its draft where the file cannot be put in its place, and names the file", () => {
    mkdirSync(join(folder, "a/b"), { recursive: true });
    expect(() => writeIn(folder, "x/y", "z")).not.toThrow();
    expect(() => writeWhole(join(folder, "a"), "one")).toThrow(
      `${join(folder, "a")}: cannot be written: a folder is in the way of the file`,
    );
    expect(readdirSync(folder).sort()).toEqual(["a", "x"]);
  });

  test("says of a full device that it is full", () => {
    expect(() => writeWhole("/dev/full", "one")).toThrow(
      new Unwritable("/dev/full", { code: "ENOSPC" }).message,
    );
    expect(existsSync("/dev/full")).toBe(true);
  });

  test("writes to the file that a symbolic link names, and keeps the link", () => {
    writeFileSync(join(folder, "file"), "one");
    symlinkSync("file", join(folder, "link"));
    writeWhole(join(folder, "link"), "two");
    expect([read("file"), readdirSync(folder)]).toEqual(["two", ["file", "link"]]);
  });
});

describe("makeFolder", () => {
  test("makes every level that is missing, and says which", () => {
    const levels = ["a", "a/b", "a/b/c"].map((name) => join(folder, name));
    expect(makeFolder(levels[2])).toEqual(levels);
    expect(makeFolder(levels[2])).toEqual([]);
  });

  test("ends where the system makes no folders", () => {
    expect(() => makeFolder("/proc/x/y")).toThrow(/^\/proc\/x: cannot be written: its folder is/);
  });

  test("names the file that is in the way", () => {
    writeFileSync(join(folder, "a"), "");
    expect(() => makeFolder(join(folder, "a/b"))).toThrow(
      `${join(folder, "a")}: is a file; a folder is needed`,
    );
  });

  test("names a symbolic link that leads nowhere", () => {
    symlinkSync(join(folder, "nowhere"), join(folder, "a"));
    expect(() => makeFolder(join(folder, "a"))).toThrow(/a: cannot be written: something else is/);
  });
});

describe("tryFolder", () => {
  test("leaves nothing behind", () => {
    tryFolder(join(folder, "a/b"));
    tryFolder(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("refuses a file, and a place where nothing can be made", () => {
    writeFileSync(join(folder, "a"), "");
    expect(() => tryFolder(join(folder, "a"))).toThrow(/a: is a file; a folder is needed/);
    expect(() => tryFolder("/proc/x")).toThrow(Unwritable);
    expect(() => tryFolder("/proc")).toThrow(Unwritable);
  });
});

test("what a killed run left is removed; what another run still writes is not", () => {
  const dead = "a/b.json.4194304.gmm-conformance.part";
  const alive = `a/b.json.${process.ppid}.gmm-conformance.part`;
  for (const name of [dead, alive, "a/b.json.12.part"]) writeIn(folder, name, "{");
  removeLeftovers(folder);
  expect(readdirSync(join(folder, "a")).sort()).toEqual(
    [alive, "a/b.json.12.part"].map((name) => name.slice(2)).sort(),
  );
});

test("a new file is written over no other", () => {
  writeFileSync(join(folder, "a.json"), "mine");
  const names = ["one", "one", "two"].map((text) => writeNew(folder, "a.json", text));
  expect(names).toEqual(["a-2.json", "a-2.json", "a-3.json"]);
  expect(read("a.json")).toBe("mine");
});

describe("within a folder", () => {
  test.each(["../x", "/x", "a/../../x", ""])("%j is not written, nor removed", (path) => {
    expect(() => writeIn(folder, path, "")).toThrow(/leads out of/);
    expect(() => removeIn(folder, path)).toThrow(/leads out of/);
  });

  test("a file that is removed takes the folder that it leaves empty along", () => {
    writeIn(folder, "a/b", "");
    removeIn(folder, "a/b");
    expect(readdirSync(folder)).toEqual([]);
  });
});
