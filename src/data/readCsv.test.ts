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
  ["a\n1\nInfinity\n", 'small.csv line 3, column a: is "Infinity", not a finite number'],
  ["a,b\n", "small.csv: has a header and no rows"],
  ["", "small.csv: is empty; a header line and rows of numbers are needed"],
])("refuses %j, saying where", (text, message) => {
  expect(() => readCsv(text, "small.csv")).toThrow(message);
});

test("refuses a row of another length, saying on which line", () => {
  expect(() => readCsv("a,b\n1,2\n3\n", "small.csv")).toThrow(/small\.csv: .*on line 3/);
});
