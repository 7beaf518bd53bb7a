import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvText, readCsv } from "../../src/data/index.ts";
import { toRows } from "../../src/model/index.ts";
import { type ReadingOptions, readUserTable } from "./index.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gmm-csv-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(content: string | Uint8Array, options: ReadingOptions = {}) {
  const path = join(folder, "data.csv");
  writeFileSync(path, content);
  return readUserTable(path, options);
}

const rows = [
  [1.5, 2],
  [3, 4.25],
  [5, 6],
];
const names = ["a", "b"];

const plain: readonly (readonly [string, string])[] = [
  ["commas", "a,b\n1.5,2\n3,4.25\n5,6\n"],
  ["commas and blanks", "a, b\n1.5, 2\n3, 4.25\n5, 6\n"],
  ["semicolons", "a;b\n1.5;2\n3;4.25\n5;6\n"],
  ["tabs", "a\tb\n1.5\t2\n3\t4.25\n5\t6\n"],
  ["one blank", "a b\n1.5 2\n3 4.25\n5 6\n"],
  [
    "many blanks, as columns of a fixed width",
    "     a     b\n   1.5     2\n     3  4.25\n     5     6\n",
  ],
  ["quotes", '"a","b"\n"1.5","2"\n"3","4.25"\n"5","6"\n'],
  ["a byte order mark", "\ufeffa,b\n1.5,2\n3,4.25\n5,6\n"],
  ["lines of Windows", "a,b\r\n1.5,2\r\n3,4.25\r\n5,6\r\n"],
  ["lines of an old Macintosh", "a,b\r1.5,2\r3,4.25\r5,6\r"],
  ["no end of its last line, and empty lines", "\na,b\n\n1.5,2\n3,4.25\n\n5,6"],
  ["signs and exponents", "a,b\n+1.5,2e0\n.3E1,4.25\n5.,6\n"],
];

describe("a CSV", () => {
  test.each(plain)("with %s is read without a word", (_, content) => {
    const { columns, data, notes } = read(content);
    expect(columns).toEqual(names);
    expect(toRows(data)).toEqual(rows);
    expect(notes).toEqual([]);
  });

  test("of one column needs no separator", () => {
    const { columns, data } = read("height of the man\n1\n2\n");
    expect([columns, toRows(data)]).toEqual([["height of the man"], [[1], [2]]]);
  });

  test("with names in which another separator stands", () => {
    expect(read('"a;x","b, y"\n1,2\n3,4\n').columns).toEqual(["a;x", "b, y"]);
    expect(read('"height, cm";weight\n1;2\n3;4\n').columns).toEqual(["height, cm", "weight"]);
  });

  test("with decimal commas is read where that is said", () => {
    const comma = { decimalComma: true } as const;
    for (const content of [
      "a;b\n1,5;2\n3;4,25\n5;6\n",
      "a\tb\n1,5\t2\n3\t4,25\n5\t6\n",
      "a b\n1,5 2\n3 4,25\n5 6\n",
      'a,b\n"1,5",2\n3,"4,25"\n5,6\n',
    ])
      expect(toRows(read(content, comma).data)).toEqual(rows);
    expect(() => read("a;b\n1,5;2\n")).toThrow(
      'data.csv line 2, column a: is "1,5", not a number; for decimal commas: --decimal-comma',
    );
  });
});

const left = (which: string) =>
  `${which} has the names of the rows (1 to 3) and is left out; --keep-row-names reads it as a variable`;

describe("names of rows", () => {
  test.each([
    [
      "R's write.csv",
      '"","a","b"\n"1",1.5,2\n"2",3,4.25\n"3",5,6\n',
      "the first column, which has no name,",
    ],
    [
      "R's write.table",
      '"a" "b"\n"1" 1.5 2\n"2" 3 4.25\n"3" 5 6\n',
      "the first column, which has no name,",
    ],
    ["a file that R has read and written again", "X,a,b\n1,1.5,2\n2,3,4.25\n3,5,6\n", "column X"],
    ["Rdatasets", "rownames,a,b\n1,1.5,2\n2,3,4.25\n3,5,6\n", "column rownames"],
    ["pandas, twice", "Unnamed: 0,a,b\n1,1.5,2\n2,3,4.25\n3,5,6\n", "column Unnamed: 0"],
    ["a database", "id,a,b\n1,1.5,2\n2,3,4.25\n3,5,6\n", "column id"],
  ])("of %s are left out, which is said", (_, content, which) => {
    const { columns, data, notes } = read(content);
    expect([columns, toRows(data)]).toEqual([names, rows]);
    expect(notes).toEqual([left(which)]);
  });

  test.each([
    ["from 0, as pandas has them", ",a,b\n0,1.5,2\n1,3,4.25\n2,5,6\n"],
    ["with gaps, where rows were left out before", ",a,b\n3,1.5,2\n17,3,4.25\n20,5,6\n"],
    ["that are words", '"","a","b"\n"Mazda",1.5,2\n"Datsun",3,4.25\n"Hornet",5,6\n'],
    ["above which pandas has numbers for names", ",0,1\n0,1.5,2\n1,3,4.25\n2,5,6\n"],
  ])("%s are left out, too", (_, content) => {
    const { data, notes } = read(content);
    expect(toRows(data)).toEqual(rows);
    expect(notes).toEqual([expect.stringContaining("has the names of the rows")]);
  });

  test("are read where that is asked for", () => {
    const content = "X,a\n1,1.5\n2,3\n";
    const kept = read(content, { keepRowNames: true });
    expect([kept.columns, kept.notes]).toEqual([["X", "a"], []]);
    const chosen = read(content, { columns: ["X"] });
    expect([chosen.columns, chosen.notes]).toEqual([["X"], []]);
  });

  test.each([
    ["that does not run", "X,a\n1,1.5\n3,3\n2,5\n"],
    ["whose name is a variable's", "time,a\n1,1.5\n2,3\n3,5\n"],
    ["that is the only one", "X\n1\n2\n3\n"],
    ["that stands elsewhere", "a,X\n1.5,1\n3,2\n5,3\n"],
    ["without a name, of measurements", ",a\n1.5,1\n3.5,2\n5,3\n"],
  ])("are no column %s", (_, content) => {
    const { columns, notes } = read(content);
    expect(columns).toHaveLength(content.split("\n")[0].split(",").length);
    expect(notes).toEqual([]);
  });
});

describe("a first line", () => {
  test.each([
    [
      "1,2\n3,4\n",
      [
        [1, 2],
        [3, 4],
      ],
      "line 1 (1, 2) is read as data, and the columns are called V1 to V2; if it names the columns: --header yes",
    ],
    [
      "1.5\n3\n",
      [[1.5], [3]],
      "line 1 (1.5) is read as data, and the column is called V1; if it names the columns: --header yes",
    ],
  ])("of numbers is read as data, which is said", (content, expected, note) => {
    const { data, notes } = read(content);
    expect(toRows(data)).toEqual(expected);
    expect(notes).toEqual([note]);
  });

  test("is what one says it is", () => {
    expect(toRows(read("1,2\n3,4\n", { header: "yes" }).data)).toEqual([[3, 4]]);
    const { columns, data, notes } = read("1,2\n3,4\n", { header: "no" });
    expect([columns, toRows(data), notes]).toEqual([
      ["V1", "V2"],
      [
        [1, 2],
        [3, 4],
      ],
      [],
    ]);
    expect(() => read("a,b\n3,4\n", { header: "no" })).toThrow(
      'line 1, column V1: is "a", not a number; if line 1 names the columns: --header yes',
    );
  });

  test("of numbers and a word loses no row", () => {
    const content = "5.1,3.5,setosa\n4.9,3,setosa\n";
    expect(() => read(content)).toThrow(
      'line 1, column V3: is "setosa", not a number; choose columns of numbers: --columns V1,V2; if line 1 names the columns: --header yes',
    );
    expect(toRows(read(content, { columns: ["V1", "V2"] }).data)).toEqual([
      [5.1, 3.5],
      [4.9, 3],
    ]);
  });
});

describe("missing values", () => {
  const content = "a,b\n1.5,2\nNA,7\n3,4.25\n8,\nnan,NULL\n5,6\n";

  test("are refused, with how many rows have them and what helps", () => {
    expect(() => read(content)).toThrow(
      /data\.csv: 3 of 6 rows have missing values \(a: 2, b: 2; first in line 3\); --drop-missing leaves these rows out, --columns takes other columns$/,
    );
    expect(() => read("a,b\n1,2\n,4\n")).toThrow(
      "1 of 2 rows has missing values (a: 1; first in line 3)",
    );
  });

  test("are left out where that is asked for, which is said", () => {
    const { data, notes } = read(content, { dropMissing: true });
    expect(toRows(data)).toEqual(rows);
    expect(notes).toEqual(["3 of 6 rows have missing values and are left out: lines 3, 5, 6"]);
  });

  test("in columns that are not read do not matter", () => {
    expect(read("a,b\n1,NA\n2,\n", { columns: ["a"] }).notes).toEqual([]);
  });

  test("everywhere leave nothing", () => {
    expect(() => read("a,b\n1,NA\nNA,2\n", { dropMissing: true })).toThrow(
      "has no row without missing values",
    );
  });
});

describe("what is no table of numbers is refused, with where and what helps", () => {
  test.each([
    [
      "a column of words",
      "kind,a,b\nx,1,2\ny,3,4\n",
      'line 2, column kind: is "x", not a number; choose columns of numbers: --columns a,b',
    ],
    [
      "a slip in a column of numbers",
      "a,b\n1,2\nl3,4\n",
      /line 3, column a: is "l3", not a number$/,
    ],
    ["hexadecimal", "a\n0x10\n", 'is "0x10", not a number'],
    ["binary", "a\n0b11\n", 'is "0b11", not a number'],
    ["underscores", "a\n1_000\n", 'is "1_000", not a number'],
    ["infinity", "a\nInfinity\n", 'is "Infinity", not a number'],
    [
      "a number that is too large",
      "a\n1e400\n",
      "is 1e400, beyond the range of doubles (about ±1.8e308)",
    ],
    [
      "a short row",
      "a,b\n1,2\n3\n",
      "line 3, column b: is missing: the row has 1 value, the header 2",
    ],
    [
      "a long row",
      "a,b\n1,2\n3,4,5\n",
      "line 3, column 3: has no name: the row has 3 values, the header 2",
    ],
    [
      "long rows that begin with measurements",
      "a,b\n1.5,2,3\n3,4,5\n",
      "line 2, column 3: has no name: the row has 3 values, the header 2",
    ],
    ["a quote that is not closed", 'a,b\n1,"2\n3,4\n', /data\.csv: .*quote/i],
    ["nothing", "", "is empty; a header line and rows of numbers are needed"],
    ["names only", "a,b\n", "has a header and no rows"],
    [
      "UTF-16",
      Buffer.from("\ufeffa,b\n1,2\n", "utf16le"),
      "is text in UTF-16; a CSV in UTF-8 is needed",
    ],
    ["gzip", gzipSync("a,b\n1,2\n"), "is compressed with gzip; a CSV in UTF-8 is needed"],
    ["a name of a megabyte", `${"x".repeat(1e6)}\nx\n`, /^.{0,400}$/],
    ["a value of five megabytes", `a\n${"x".repeat(5e6)}\n`, /^.{0,400}$/],
    [
      "control characters",
      "a\u001b[2J\n\u009b2J\n",
      /column a\\x1b\[2J: is "\\\\x9b2J", not a number/,
    ],
  ])("%s", (_, content, message) => {
    expect(() => read(content)).toThrow(message);
  });

  test("a column that is not there", () => {
    expect(() => read("a,b\n1,2\n", { columns: ["c"] })).toThrow("has no column c, only a, b");
    expect(() => read("a,a\n1,2\n", { columns: ["a"] })).toThrow("has more than one column a");
  });
});

describe("the same as a plain CSV", () => {
  const reread = (bytes: Uint8Array) => {
    const { columns, data } = readCsv(csvText(bytes, "plain"), "plain");
    return [columns, toRows(data)];
  };

  test("is the user's file, where that is one", () => {
    expect(read(plain[0][1]).bytes.toString()).toBe(plain[0][1]);
  });

  test.each([
    ...plain,
    ["names of rows", ",a,b\n1,1.5,2\n2,3,4.25\n3,5,6\n"] as const,
    ["missing values", "a,b\n1.5,2\nNA,1\n3,4.25\n5,6\n"] as const,
  ])("can be read by the strict reader of data sets: %s", (_, content) => {
    expect(reread(read(content, { dropMissing: true }).bytes)).toEqual([names, rows]);
  });
});
