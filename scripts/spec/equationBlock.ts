import type { Equation } from "../../src/exact/engine/index.ts";
import { toTex } from "../../src/exact/typeset.ts";

/** An equation as a chapter shows it: typeset, and below it the text that is executed. */
export function equationBlock(equation: Equation): string {
  const { number, aliases, text } = equation;
  const also = aliases.map((alias) => `(${alias})`).join(", ");
  return [
    "```math",
    `${toTex(equation)} \\tag{${number}}`,
    "```",
    "",
    `\`${text}\`${also === "" ? "" : ` — also ${also}`}`,
  ].join("\n");
}

/** The entry of a number or of an alias. */
export function entryOf(number: string, equations: readonly Equation[]): Equation {
  const entry = equations.find((e) => e.number === number || e.aliases.includes(number));
  if (entry === undefined) throw new Error(`there is no equation (${number}) in src/exact`);
  return entry;
}
