import { invariant } from "../model/index.ts";
import { type Equation, inUnicode } from "./engine/index.ts";
import { notation } from "./notation.ts";

/** An equation as one line of Unicode, in the book's letters, from the text that is executed. */
export function toUnicode(equation: Equation): string {
  const { left, right } = inUnicode(equation, (name, args, entry) => {
    const letter = notation[name];
    invariant(letter !== undefined, `${name} stands in the notation table`);
    const write = ((equation.scalar || entry) && letter.scalarUnicode) || letter.unicode;
    return write(...args);
  });
  return `${left} = ${right}`;
}
