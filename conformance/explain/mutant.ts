import { toUnicode } from "../../src/exact/unicode.ts";
import type { Kill } from "../kills/record.ts";
import type { Mutant } from "../mutants/index.ts";
import { equationLines } from "./equation.ts";
import { page } from "./section.ts";
import { capitalised } from "./words.ts";

function casesThatSee({ cases }: Kill): readonly string[] {
  return Object.entries(cases).flatMap(([operation, { killed, of, by }]) =>
    killed === 0 ? [] : [`${killed} of ${of} of ${operation}, such as ${by}`],
  );
}

/** A wrong implementation explained: its bug, the equation as it should be and as it is, and what sees it. */
export function explainMutant(mutant: Mutant, kill: Kill | undefined, colours: boolean): string {
  const { name, bug, breaks, edits, origin } = mutant;
  return page(
    [name, `A wrong implementation, on purpose: ${bug}.`],
    [
      { heading: "Equations that it breaks", lines: breaks.flatMap(equationLines) },
      {
        heading: "As it has them",
        lines: edits.map((edit) => `(${edit.number}) ${toUnicode(edit)}`),
      },
      { heading: "Where such a bug was seen", lines: [capitalised(origin)] },
      {
        heading: "Golden cases that it fails",
        lines: kill === undefined ? [] : casesThatSee(kill),
      },
      { heading: "Laws that it breaks", lines: kill?.laws ?? [] },
    ],
    colours,
  );
}
