import { expect, test } from "vitest";
import { readCsv } from "./readCsv.ts";

test("reads the header and the rows", () => {
  const { columns, data } = readCsv("a,b\n1,2.5\n-3,4e2\n", "small.csv");
  expect(columns).toEqual(["a", "b"]);
  expect(data).toEqual({ rows: 2, columns: 2, values: new Float64Array([1, 2.5, -3, 400]) });
});

test.each([
  ["a,b\n1,2\n3,x\n", 'small.csv line 3, column b: is "x", not a finite number'],
  ["a,b\n1,\n", 'small.csv line 2, column b: is "", not a finite number'],
  ["a\n1e400\n", 'small.csv line 2, column a: is "1e400", beyond the range of doubles'],
  ["a\n1\n-9E999\n", 'small.csv line 3, column a: is "-9E999", beyond the range of doubles'],
  ["a\n1\nInfinity\n", 'small.csv line 3, column a: is "Infinity", not a finite number'],
  ["a\n0x10\n", 'small.csv line 2, column a: is "0x10", not a finite number'],
  ["a\n1_000\n", 'small.csv line 2, column a: is "1_000", not a finite number'],
  ["a,b\n", "small.csv: has a header and no rows"],
  ["", "small.csv: is empty; a header line and rows of numbers are needed"],
])("refuses %j, saying where", (text, message) => {
  expect(() => readCsv(text, "small.csv")).toThrow(message);
});

test.each([
  ["3", "small.csv line 4, column b: is missing: the row has 1 values, not 2"],
  ["3,4,5", "small.csv line 4, column 3: has no name: the row has 3 values, not 2"],
  ['3,4"', /^small\.csv: .* line 4/],
])("refuses the row %s, saying on which line", (row, message) => {
  expect(() => readCsv(`a,b\r\n1,2\r\n\r\n${row}\r\n`, "small.csv")).toThrow(message);
});

test("reads the chosen columns, in the order asked for, whatever the others hold", () => {
  const { columns, data } = readCsv("a,kind,b\n1,x,2\n3,,4\n", "small.csv", ["b", "a"]);
  expect(columns).toEqual(["b", "a"]);
  expect(Array.from(data.values)).toEqual([2, 1, 4, 3]);
});

test.each([
  ["c", "small.csv: has no column c, only a, b, b"],
  ["b", "small.csv: has more than one column b"],
])("refuses to choose column %s", (column, message) => {
  expect(() => readCsv("a,b,b\n1,2,3\n", "small.csv", [column])).toThrow(message);
});
