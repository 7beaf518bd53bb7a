import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileText, manifestOf, manifestProblems, sha256 } from "../cases/index.ts";
import { copyCorpus } from "./copyCorpus.ts";

let folder: string;
let source: string;
let target: string;

function put(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
const read = (path: string) => readFileSync(join(target, path), "utf8");
/** Every file of a folder, as sha256sum lists it. */
const checksumsIn = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((path) => `${sha256(readFileSync(path))}  ${path.slice(root.length + 1)}\n`)
    .join("");
const seal = () => put(source, { "manifest.json": fileText(manifestOf(source)) });

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "copy-")));
  source = join(folder, "golden");
  target = join(folder, "vendor", "corpus");
  put(source, {
    "FORMAT.md": "the format",
    "case.schema.json": "{}",
    "datasets/a.csv": "x\n1\n",
    "datasets/README.md": "provenance",
    "cases/a/a-1.json": "{}",
    "cases/b/b-1.json": "[]",
    "notes.txt": "no part of the corpus",
  });
  seal();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A newer corpus: one case changed, one gone, one new. */
function renew(): void {
  put(source, {
    "cases/a/a-1.json": "{ }",
    "cases/a/a-2.json": "2",
    "FORMAT.md": "the new format",
  });
  rmSync(join(source, "cases/b"), { recursive: true });
  seal();
}

describe("copyCorpus", () => {
  test("copies what belongs to the corpus, and nothing else", () => {
    const copied = copyCorpus(source, target);
    const files = readdirSync(target, { recursive: true, encoding: "utf8" });
    const expected = ["FORMAT.md", "SHA256SUMS", "case.schema.json", "cases", "cases/a"];
    expect(files.sort()).toEqual([
      ...expected,
      ...["cases/a/a-1.json", "cases/b", "cases/b/b-1.json", "datasets", "datasets/README.md"],
      ...["datasets/a.csv", "manifest.json"],
    ]);
    expect(copied).toMatchObject({
      folder: target,
      version: manifestOf(source).version,
      removed: [],
    });
    expect(copied.written).toEqual(copied.files);
    expect(manifestProblems(target)).toEqual([]);
  });

  test("writes the checksum of every file but its own", () => {
    const { files } = copyCorpus(source, target);
    const lines = read("SHA256SUMS").trimEnd().split("\n");
    expect(lines.map((line) => line.slice(66)).sort()).toEqual(
      files.filter((path) => path !== "SHA256SUMS").sort(),
    );
    for (const line of lines)
      expect(line.slice(0, 64)).toBe(sha256(readFileSync(join(target, line.slice(66)))));
  });

  test("a second time, there is nothing to write", () => {
    copyCorpus(source, target);
    expect(copyCorpus(source, target)).toMatchObject({ written: [], removed: [] });
  });

  test("brings an earlier copy up to date, and touches no other file", () => {
    copyCorpus(source, target);
    put(target, { "cases/mine.json": "mine", "cases/b/mine.json": "mine too", "notes.md": "mine" });
    renew();
    const { written, removed } = copyCorpus(source, target);
    expect([...written].sort()).toEqual([
      ...["FORMAT.md", "SHA256SUMS", "cases/a/a-1.json", "cases/a/a-2.json", "manifest.json"],
    ]);
    expect(removed).toEqual(["cases/b/b-1.json"]);
    expect(["cases/mine.json", "cases/b/mine.json", "notes.md"].map(read)).toEqual([
      "mine",
      "mine too",
      "mine",
    ]);
    expect(existsSync(join(target, "cases/b/b-1.json"))).toBe(false);
  });

  test("removes a folder that it leaves empty", () => {
    copyCorpus(source, target);
    renew();
    copyCorpus(source, target);
    expect(existsSync(join(target, "cases/b"))).toBe(false);
  });

  test("writes again what is missing", () => {
    copyCorpus(source, target);
    rmSync(join(target, "datasets/a.csv"));
    expect(copyCorpus(source, target).written).toEqual(["datasets/a.csv"]);
  });
});

describe("what was changed since", () => {
  const changed = {
    "FORMAT.md": "by hand",
    "cases/a/a-1.json": "by hand",
    "cases/b/b-1.json": "by hand",
  };

  test("is named, and nothing is written", () => {
    copyCorpus(source, target);
    put(target, changed);
    renew();
    expect(() => copyCorpus(source, target)).toThrow(
      /^FORMAT\.md: is in .*, and not as it was copied there\ncases\/a\/a-1\.json: .*\ncases\/b\/b-1\.json: .*\n--force/,
    );
    expect(Object.keys(changed).map(read)).toEqual(Object.values(changed));
    expect(existsSync(join(target, "cases/a/a-2.json"))).toBe(false);
  });

  test("is written over with force", () => {
    copyCorpus(source, target);
    put(target, changed);
    renew();
    copyCorpus(source, target, { force: true });
    expect(read("FORMAT.md")).toBe("the new format");
    expect(existsSync(join(target, "cases/b/b-1.json"))).toBe(false);
    expect(manifestProblems(target)).toEqual([]);
  });

  test("a file of somebody else that is in the way is not written over", () => {
    copyCorpus(source, target);
    put(target, { "FLAGS.md": "mine" });
    put(source, { "FLAGS.md": "the flags" });
    expect(() => copyCorpus(source, target, { force: true })).toThrow(
      /^FLAGS\.md: is in .*, and no copy wrote it; move it away$/,
    );
    expect(read("FLAGS.md")).toBe("mine");
  });
});

describe("a copy that was interrupted is taken up where it ended", () => {
  const leftover = "cases/a/a-1.json.4194304.gmm-conformance.part";

  test("the first time", () => {
    copyCorpus(source, target);
    for (const path of ["manifest.json", "cases/b", "datasets"])
      rmSync(join(target, path), { recursive: true });
    put(target, { [leftover]: "{" });
    expect(copyCorpus(source, target).written).toEqual(
      expect.arrayContaining(["manifest.json", "cases/b/b-1.json", "datasets/a.csv"]),
    );
    expect(existsSync(join(target, leftover))).toBe(false);
    expect(manifestProblems(target)).toEqual([]);
  });

  test("before its first file was whole", () => {
    put(target, { "SHA256SUMS.4194304.gmm-conformance.part": "0" });
    copyCorpus(source, target);
    expect(readdirSync(target)).not.toContain("SHA256SUMS.4194304.gmm-conformance.part");
  });

  test("while an earlier one was brought up to date", () => {
    copyCorpus(source, target);
    const before = read("SHA256SUMS");
    renew();
    const other = join(folder, "other");
    copyCorpus(source, other);
    const after = readFileSync(join(other, "SHA256SUMS"), "utf8");
    put(target, { SHA256SUMS: before + after, "cases/a/a-1.json": "{ }", "cases/a/a-2.json": "2" });
    const { written, removed } = copyCorpus(source, target);
    expect(removed).toEqual(["cases/b/b-1.json"]);
    expect([...written].sort()).toEqual(["FORMAT.md", "SHA256SUMS", "manifest.json"]);
    expect(read("SHA256SUMS")).toBe(after);
  });
});

describe("copyCorpus refuses", () => {
  const mine = { "cases/my/my-1.json": "{}", "datasets/my.csv": "x\n1\n" };

  test("a folder that certify wrote, whose cases stay, even with force", () => {
    put(target, mine);
    put(target, { "manifest.json": fileText({ written_by: "certify", ...manifestOf(target) }) });
    expect(() => copyCorpus(source, target, { force: true })).toThrow(/has no SHA256SUMS of/);
    put(target, { SHA256SUMS: checksumsIn(target) });
    expect(() => copyCorpus(source, target, { force: true })).toThrow(/is not that of a copied/);
    expect(Object.keys(mine).map(read)).toEqual(Object.values(mine));
  });

  test.each([
    ["the manifest does not bear out", (sums: string) => sums.replace(/[0-9a-f](?=.*my-1)/, "!")],
    ["lists other files", (sums: string) => `${sums}${"0".repeat(64)}  notes.md\n`],
    ["lists nothing", () => ""],
    ["leads out", (sums: string) => `${sums}${"0".repeat(64)}  cases/../../mine.json\n`],
  ])("checksums that %s", (_, edit) => {
    put(target, mine);
    put(target, { "manifest.json": fileText(manifestOf(target)) });
    put(target, { SHA256SUMS: edit(checksumsIn(target)) });
    expect(() => copyCorpus(source, target, { force: true })).toThrow(/has no SHA256SUMS of/);
    expect(Object.keys(mine).map(read)).toEqual(Object.values(mine));
  });

  test("a manifest whose files its checksums do not have", () => {
    put(target, mine);
    put(target, { "manifest.json": fileText(manifestOf(target)) });
    const [manifestLine] = checksumsIn(target)
      .split("\n")
      .filter((line) => line.endsWith("manifest.json"));
    put(target, { SHA256SUMS: `${manifestLine}\n` });
    expect(() => copyCorpus(source, target, { force: true })).toThrow(/is not that of a copied/);
    expect(Object.keys(mine).map(read)).toEqual(Object.values(mine));
  });

  test.each([
    ["something else", { "notes.md": "mine" }],
    ["another manifest", { "manifest.json": '{"name": "an extension"}' }],
    ["a manifest that is not JSON", { "manifest.json": "version: 1" }],
  ])("a folder that holds %s, even with force", (_, files) => {
    put(target, files);
    const before = readdirSync(target);
    expect(() => copyCorpus(source, target, { force: true })).toThrow(/is not empty, and has no/);
    expect(readdirSync(target)).toEqual(before);
  });

  test.each(["../outside.txt", "cases/../../outside.txt", "notes.md", "/etc/passwd"])(
    "a manifest that lists %s, and removes nothing",
    (path) => {
      put(folder, { "vendor/outside.txt": "mine", "outside.txt": "mine" });
      const file = { path, bytes: 4, sha256: sha256(Buffer.from("mine")) };
      put(target, { "manifest.json": fileText({ version: 1, files: [file] }), "notes.md": "mine" });
      expect(() => copyCorpus(source, target, { force: true })).toThrow("is not empty, and has no");
      for (const kept of ["outside.txt", "vendor/outside.txt", "vendor/corpus/notes.md"])
        expect(existsSync(join(folder, kept))).toBe(true);
    },
  );

  test("to write through a symbolic link to a folder", () => {
    copyCorpus(source, target);
    const outside = join(folder, "outside");
    put(outside, { "a-1.json": "mine" });
    rmSync(join(target, "cases/a"), { recursive: true });
    symlinkSync(outside, join(target, "cases/a"));
    expect(() => copyCorpus(source, target, { force: true })).toThrow(
      "cases/a: is a symbolic link",
    );
    expect(readFileSync(join(outside, "a-1.json"), "utf8")).toBe("mine");
  });

  test("to write through a symbolic link to a file, though it leads nowhere", () => {
    copyCorpus(source, target);
    rmSync(join(target, "FORMAT.md"));
    symlinkSync(join(folder, "nowhere"), join(target, "FORMAT.md"));
    expect(() => copyCorpus(source, target)).toThrow("FORMAT.md: is a symbolic link");
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  });

  test("a corpus that is not as its manifest has it", () => {
    put(source, { "cases/a/a-1.json": "changed" });
    expect(() => copyCorpus(source, target)).toThrow("golden/cases/a/a-1.json: differs");
    expect(existsSync(target)).toBe(false);
  });

  test("to copy a corpus into itself, also by another name", () => {
    expect(() => copyCorpus(source, join(source, "copy"))).toThrow("lies within the corpus");
    symlinkSync(source, join(folder, "alias"));
    expect(() => copyCorpus(source, join(folder, "alias", "copy"))).toThrow("lies within");
    expect(existsSync(join(source, "copy"))).toBe(false);
  });

  test("a file in place of the folder, and a folder in place of a file", () => {
    put(folder, { file: "mine" });
    expect(() => copyCorpus(source, join(folder, "file"))).toThrow("is a file; a folder is needed");
    copyCorpus(source, target);
    rmSync(join(target, "FORMAT.md"));
    mkdirSync(join(target, "FORMAT.md"));
    expect(() => copyCorpus(source, target)).toThrow("FORMAT.md: is in the way of a file");
  });
});
