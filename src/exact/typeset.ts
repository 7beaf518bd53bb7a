import { invariant } from "../model/index.ts";
import { type Equation, typeset } from "./engine/index.ts";
import { notation } from "./notation.ts";

/** An equation in LaTeX, in the book's letters, from the text that is executed. */
export function toTex(equation: Equation): string {
  const { left, right } = typeset(equation, (name, args, entry) => {
    const letter = notation[name];
    invariant(letter !== undefined, `${name} stands in the notation table`);
    const write = ((equation.scalar || entry) && letter.scalarTex) || letter.tex;
    return write(...args);
  });
  return `${left} = ${right}`;
}
