import type picocolors from "picocolors";
import type { DiagnosisEvent } from "../check/index.ts";

type Colours = ReturnType<typeof picocolors.createColors>;
type Formula = DiagnosisEvent["formulas"][number];

const mostNamed = 5;

function formula({ number, book, implemented }: Formula, pc: Colours): readonly string[] {
  return [
    `  (${number}) in the book:  ${book.unicode}`,
    `  ${" ".repeat(number.length + 2)} implemented:  ${pc.bold(implemented.unicode)}`,
  ];
}

/** Why some cases fail: what was implemented, beside the book's formula, and the cases it explains. */
export function reason({ sentence, formulas, cases, laws }: DiagnosisEvent, pc: Colours): string {
  const named = cases.slice(0, mostNamed).join(", ");
  const more = cases.length > mostNamed ? `, and ${cases.length - mostNamed} more` : "";
  const broken = laws.length > 0 ? [`  laws: ${laws.join(", ")}`] : [];
  return [
    `${pc.red("why")} ${pc.bold(sentence)}`,
    ...formulas.flatMap((one) => formula(one, pc)),
    `  cases: ${named}${more}`,
    ...broken,
  ].join("\n");
}
