import type { Equation } from "../engine/index.ts";
import { equations } from "./index.ts";

/** The entry of the catalogue under a number, or under an alias; undefined where there is none. */
export function findEquation(number: string): Equation | undefined {
  return equations.find((entry) => entry.number === number || entry.aliases.includes(number));
}
