import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { csvText } from "./csvText.ts";

const csv = "a,b\n1,2\n3,4\n";
const bigEndian = (text: string) => Buffer.from(text, "utf16le").swap16();
const utf32 = (text: string) =>
  Buffer.from(Uint32Array.from([...text], (c) => c.charCodeAt(0)).buffer);

test.each<[string, Uint8Array, string]>([
  ["UTF-16 with a mark", Buffer.from(`\ufeff${csv}`, "utf16le"), "is text in UTF-16"],
  ["UTF-16, big end first", bigEndian(`\ufeff${csv}`), "is text in UTF-16"],
  ["UTF-16 without a mark", Buffer.from(csv, "utf16le"), "is text in UTF-16"],
  ["the other UTF-16 without a mark", bigEndian(csv), "is text in UTF-16"],
  ["UTF-32", utf32(`\ufeff${csv}`), "is text in UTF-32"],
  ["gzip", gzipSync(csv), "is compressed with gzip"],
  ["a spreadsheet", Buffer.from("PK\u0003\u0004xl/"), "is a zip archive, as spreadsheets (.xlsx"],
  ["Parquet", Buffer.from("PAR1\u0015"), "is a Parquet file"],
])("%s is named", (_, bytes, what) => {
  expect(() => csvText(bytes, "my.csv")).toThrow(`my.csv: ${what}`);
  expect(() => csvText(bytes, "my.csv")).toThrow(/; a CSV in UTF-8 is needed$/);
});

test("a NUL byte, and a byte that is not UTF-8, are found on their line", () => {
  expect(() => csvText(Buffer.from("a,b\n1,2\n3,\0\n"), "x")).toThrow(/^x line 3: has a NUL byte/);
  expect(() => csvText(Buffer.from("a,b\nß,2\n", "latin1"), "x")).toThrow(
    /^x line 2: is not UTF-8/,
  );
});

test.each([csv, `\ufeff${csv}`, "größe,b\n1,2\n", ""])("%j is read as it is", (text) => {
  expect(csvText(Buffer.from(text), "x")).toBe(text);
});
