import { type Equation, firstCall, parseEquation } from "../../src/exact/engine/index.ts";
import { notation } from "../../src/exact/notation.ts";
import { toTex } from "../../src/exact/typeset.ts";
import { markdownTable } from "./markdownTable.ts";

/** How a name is written where an equation defines it, or else where one first uses it. */
function usageOf(name: string, equations: readonly Equation[]): string {
  const parsed = equations.map((equation) => parseEquation(equation));
  const definition = parsed.find((equation) => equation.name === name);
  if (definition !== undefined) return `${name}(${definition.parameters.join(", ")})`;
  const call = equations.map((equation) => firstCall(equation, name)).find(Boolean);
  return call ?? name;
}

/** The LaTeX of a piece of text, in the letters of the notation. */
function texOf(usage: string): string {
  const holder: Equation = {
    number: "",
    aliases: [],
    status: "derivation",
    meaning: usage,
    text: `Q() = ${usage}`,
    vanishes: true,
  };
  return toTex(holder).replace(/^0 = /, "");
}

/** Every name of the equations' text: how it is typeset, and what it means. */
export function notationTable(equations: readonly Equation[]): string {
  const rows = Object.entries(notation).map(([name, { meaning }]) => {
    const usage = usageOf(name, equations);
    return [`\`${usage}\``, `$${texOf(usage)}$`, meaning];
  });
  return markdownTable(["in the text", "on the page", "meaning"], rows);
}
