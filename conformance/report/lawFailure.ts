import type { LawEvent } from "../check/index.ts";

/** A counterexample longer than this is in the JSON report only. */
const mostCharacters = 600;

/** The input that breaks a law, one line for each of its parts. */
function describeInput(input: object): readonly string[] {
  const lines = Object.entries(input).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  return length > mostCharacters ? ["(a long input: --json has it)"] : lines;
}

/** What is wrong under one law: the law in words, how it is broken, and on what. */
export function describeLaw({
  statement,
  equations,
  detail,
  counterexample,
}: LawEvent): readonly string[] {
  return [
    `${statement} (${equations.join(", ")})`,
    ...(detail === undefined ? [] : [detail]),
    ...(counterexample === undefined ? [] : describeInput(counterexample)),
  ];
}
