import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { matrix } from "../matrix/index.ts";
import { run } from "./fixtures/run.ts";
import { checkRecordable, recordedIn, writeRecord } from "./matrixRecord.ts";

let folder: string;
let list: string;
/** Made by the contestant, if it is ever started. */
let started: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "matrix-"));
  [list, started] = [join(folder, "list.json"), join(folder, "started")];
  const command = [process.execPath, "-e", `fs.writeFileSync(${JSON.stringify(started)}, "")`];
  writeFileSync(list, JSON.stringify([{ name: "one", command }]));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("before any adapter is started, matrix refuses", () => {
  test.each<[string, string, string, RegExp]>([
    ["a folder that is a file", "", "mine", /out: is a file; a folder is needed/],
    ["a page of the user's own", "MATRIX.md", "# Mine", /MATRIX\.md: no matrix wrote it; move it/],
    ["a record that is not JSON", "MATRIX.json", "mine", /MATRIX\.json: is not JSON/],
    ["a record of something else", "MATRIX.json", '{"rows": []}', /MATRIX\.json: corpus: /],
  ])("%s", async (_, name, text, complaint) => {
    const out = join(folder, "out");
    if (name !== "") mkdirSync(out);
    writeFileSync(join(out, name), text);
    const { status, stderr } = await run("matrix", "--file", list, "--out", out);
    expect(stderr).toMatch(complaint);
    expect([existsSync(started), readFileSync(join(out, name), "utf8")]).toEqual([false, text]);
    expect(status).toBe(2);
  });

  test("a place where nothing can be written", async () => {
    const { status, stderr } = await run("matrix", "--file", list, "--out", "/proc/x");
    expect(stderr).toMatch(/^\/proc\/x: cannot be written: /);
    expect(existsSync(started)).toBe(false);
    expect(status).not.toBe(0);
  });
});

test("a record is written beside those of others, and may be written again", () => {
  const page = join(import.meta.dirname, "../MATRIX.json");
  const [first, second] = matrix.parse(JSON.parse(readFileSync(page, "utf8"))).entries;
  for (const entry of [second, first, second]) {
    checkRecordable(folder);
    writeRecord(folder, [entry]);
  }
  expect(recordedIn(folder).entries.map(({ adapter }) => adapter)).toEqual([
    first.adapter,
    second.adapter,
  ]);
  expect(readdirSync(folder).sort()).toEqual(["MATRIX.json", "MATRIX.md", "list.json"]);
});
