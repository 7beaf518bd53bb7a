import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { equations } from "../../src/exact/equations/index.ts";
import { notation } from "../../src/exact/notation.ts";
import { csvLine } from "./csv.ts";
import { entryOf, equationBlock } from "./equationBlock.ts";
import { equationList } from "./equationList.ts";
import { markdownTable } from "./markdownTable.ts";
import { notationTable } from "./notationTable.ts";

describe("equationBlock", () => {
  it("shows the formula with its number, and the text that is executed", () => {
    expect(equationBlock(entryOf("9.26", equations))).toBe(
      [
        "```math",
        "\\pi_{k}^{\\text{new}} = \\frac{N_{k}}{N} \\tag{9.26}",
        "```",
        "",
        "`weightNew(k) = effectiveCount(k) / N` — also (9.22)",
      ].join("\n"),
    );
  });
});

describe("entryOf", () => {
  it("finds an entry by an alias", () => {
    expect(entryOf("9.22", equations).number).toBe("9.26");
  });

  it("refuses a number that is none's", () => {
    expect(() => entryOf("9.99", equations)).toThrow("no equation (9.99) in src/exact");
  });
});

describe("notationTable", () => {
  const table = notationTable(equations);

  it("has a row for every name", () => {
    expect(table.split("\n")).toHaveLength(2 + Object.keys(notation).length);
  });

  it("writes a name as it is used, and as it is typeset", () => {
    expect(table).toContain("| `gamma(n, k)` | $\\gamma(z_{nk})$ |");
    expect(table).toContain("| `weight(k)` | $\\pi_{k}$ |");
    expect(table).toContain("| `pi` | $\\pi$ |");
  });
});

it("markdownTable keeps a bar inside a cell from ending it", () => {
  expect(markdownTable(["a"], [["N(x|μ)"]])).toBe("| a |\n| --- |\n| N(x\\|μ) |");
});

it("csvLine is read back as it was meant", () => {
  const cells = ["plain", 'a "quoted" word', "one, two", "two\nlines", "", "\\frac{1}{2}"];
  expect(parse(csvLine(cells))).toEqual([cells]);
});

describe("equationList", () => {
  const head = "number,aliases,status,meaning,formula,reason";
  const rows = (byHand: string): Record<string, string>[] =>
    parse(equationList(equations, `${head}\n${byHand}`), { columns: true });

  it("puts entries and rows by hand in the book's order", () => {
    const numbers = rows("9.8,,oracle,a condition,formula,\n1.1,,derivation,first,formula,").map(
      ({ number }) => number,
    );
    expect(numbers.slice(0, 2)).toEqual(["1.1", "1.46"]);
    expect(numbers.slice(numbers.indexOf("9.7"), numbers.indexOf("9.7") + 3)).toEqual([
      "9.7",
      "9.8",
      "9.9",
    ]);
  });

  it("takes the entries from the catalogue", () => {
    const eStep = rows("").find(({ number }) => number === "9.23");
    expect(eStep).toMatchObject({ aliases: "9.13", status: "implemented" });
    expect(eStep?.["formula"]).toContain("\\gamma(z_{nk}) = \\frac");
  });

  it.each([
    ["9.23,,oracle,m,f,", "(9.23) is an entry of src/exact"],
    ["9.13,,oracle,m,f,", "(9.13) is an entry of src/exact"],
    ["9.1,,perhaps,m,f,", "(9.1) has the status perhaps"],
    ["9.1,,implemented,m,f,", "(9.1) is implemented, but has no entry"],
    ["9.1,,out-of-scope,m,f,", "(9.1) is out of scope for no reason"],
  ])("refuses %s", (row, fault) => {
    expect(() => rows(row)).toThrow(`spec/equations.other.csv: ${fault}`);
  });
});
