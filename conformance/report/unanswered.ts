import type picocolors from "picocolors";
import type { CaseEvent, LawEvent } from "../check/index.ts";

type Colours = ReturnType<typeof picocolors.createColors>;

const mostNamed = 5;

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return names.slice(0, mostNamed).join(", ") + (more > 0 ? `, and ${more} more` : "");
}

/** Whether an adapter left a question unanswered that it declares. */
export const isUnanswered = ({ verdict }: CaseEvent | LawEvent): boolean =>
  verdict === "unanswered";

/** The cases that were left unanswered, by what the adapter said, and the laws. */
export function unansweredOf(
  cases: readonly CaseEvent[],
  laws: readonly LawEvent[],
  again: (id: string) => string,
  pc: Colours,
): readonly string[] {
  const [someCases, someLaws] = [cases.filter(isUnanswered), laws.filter(isUnanswered)];
  const details = [...new Set(someCases.map(({ detail }) => detail))];
  const ofCases = details.map((detail) => {
    const ids = someCases.filter((event) => event.detail === detail).map(({ id }) => id);
    return [
      `${pc.red("unanswered")} ${counted(ids.length, "case")}: ${detail}`,
      `  cases: ${listed(ids)}`,
      `  again: ${again(ids[0])}`,
    ].join("\n");
  });
  if (someLaws.length === 0) return ofCases;
  const names = listed(someLaws.map(({ law }) => law));
  const example = someLaws[0].detail;
  return [
    ...ofCases,
    [
      `${pc.red("unanswered")} ${counted(someLaws.length, "law")}: ${names}`,
      ...(example === undefined ? [] : [`  ${example}`]),
    ].join("\n"),
  ];
}
