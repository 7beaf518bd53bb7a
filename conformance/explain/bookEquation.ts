import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { page } from "./section.ts";
import { capitalised } from "./words.ts";

/** An equation of the book that the product touches, but does not compute. */
export interface BookEquation {
  readonly number: string;
  readonly aliases: readonly string[];
  readonly status: "derivation" | "out-of-scope";
  readonly meaning: string;
  /** In LaTeX; or that it is given in words. */
  readonly formula: string;
  readonly reason: string;
}

const list = new URL("../../spec/equations.other.csv", import.meta.url);

const statuses: Readonly<Record<BookEquation["status"], string>> = {
  derivation: "A step on the way to others; no entry of the catalogue computes it",
  "out-of-scope": "The product does not compute it",
};

let read: readonly BookEquation[] | undefined;

/** The equations of the book that stand beside the catalogue. The list is read once. */
export function bookEquations(): readonly BookEquation[] {
  read ??= readList();
  return read;
}

function readList(): readonly BookEquation[] {
  const rows = parse(readFileSync(list, "utf8"), { columns: true }) as Record<string, string>[];
  return rows.map(({ aliases, ...row }) => ({
    ...row,
    aliases: aliases.split(" ").filter((alias) => alias !== ""),
  })) as unknown as readonly BookEquation[];
}

/** Such an equation explained: meaning, formula, and why no more is made of it. */
export function explainBookEquation(equation: BookEquation, colours: boolean): string {
  const { number, aliases, status, meaning, formula, reason } = equation;
  return page(
    [
      [number, ...aliases].map((one) => `(${one})`).join(" = "),
      `${capitalised(meaning)}. ${statuses[status]}: ${reason}.`,
    ],
    [{ heading: "Formula, in LaTeX", lines: formula === "in words" ? [] : [formula] }],
    colours,
  );
}
