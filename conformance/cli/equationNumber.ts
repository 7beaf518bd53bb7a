import { findEquation } from "../../src/exact/equations/find.ts";

/** The number that the cases have for an equation, which may be cited as (9.22) or as 9.26. */
export function equationNumber(text: string): string {
  const number = text.replace(/^\((.*)\)$/, "$1");
  return findEquation(number)?.number ?? number;
}
