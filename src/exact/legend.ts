import { type Equation, namesIn } from "./engine/index.ts";
import { notation } from "./notation.ts";

/** The names in an equation's text that are the notation's, in its order, with what each means. */
export function legendOf(
  equation: Equation,
): readonly { readonly name: string; readonly meaning: string }[] {
  const names = namesIn(equation);
  return Object.entries(notation)
    .filter(([name]) => names.has(name))
    .map(([name, { meaning }]) => ({ name, meaning }));
}
