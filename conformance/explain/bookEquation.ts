import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { page } from "./section.ts";
import { capitalised } from "./words.ts";

const listed = z.array(
  z.strictObject({
    number: z.string().min(1),
    aliases: z.string().transform((text) => text.split(" ").filter((alias) => alias !== "")),
    status: z.enum(["oracle", "derivation", "out-of-scope"]),
    meaning: z.string().min(1),
    formula: z.string().min(1).describe("in LaTeX; or that it is given in words"),
    reason: z.string().min(1),
  }),
);

/** An equation of the book that the product touches, but does not compute. */
type BookEquation = z.infer<typeof listed>[number];

const list = new URL("../../spec/equations.other.csv", import.meta.url);

const statuses: Readonly<Record<BookEquation["status"], string>> = {
  oracle: "A check is about it, and no entry of the catalogue computes it",
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
  return listed.parse(parse(readFileSync(list, "utf8"), { columns: true }));
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
