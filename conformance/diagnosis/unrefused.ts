import { type FlagName, flags, type GoldenCase, isRefusal } from "../cases/index.ts";
import type { Diagnosis } from "./describe.ts";
import type { Item } from "./item.ts";
import { answers } from "./said.ts";

/** What came of a question that is to be refused, in words that what was asked can follow. */
function cameOf({ golden, got }: Item): string {
  const said = got.get("refusal");
  if (said === answers.NaN) return "answers NaN to";
  if (String(said).startsWith(answers.numbers)) return "accepts";
  const codes = isRefusal(golden) ? golden.refused.codes.join(" or ") : "";
  return `says ${said}, not ${codes}, of`;
}

/** What is to be refused in a case, by its flag, without what is said of it besides. */
function askedIn(golden: GoldenCase): string {
  const flag = golden.flags.find((name: FlagName) => flags[name].kind === "refusal");
  return flag === undefined
    ? golden.title
    : flags[flag].about.replace(/(:| \(|, though|, or is|, whose).*/s, "");
}

const counted = (count: number) => (count === 1 ? "1 case" : `${count} cases`);

/** Items in groups, in the order in which these are met. */
function grouped(items: readonly Item[], nameOf: (item: Item) => string) {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return [...groups];
}

/** What an implementation does with questions that are to be refused: it answers, or says something else. */
export function unrefused(items: readonly Item[]): readonly Diagnosis[] {
  const refusals = items.filter(({ golden }) => isRefusal(golden));
  return grouped(refusals, cameOf).map(([what, some]) => {
    const asked = grouped(some, ({ golden }) => askedIn(golden));
    const list = asked.map(([name, alike]) => `${name} (${counted(alike.length)})`).join(", ");
    return {
      kind: "refusal",
      mutants: [],
      sentence: `${what} what is to be refused: ${list}`,
      formulas: [],
      digits: 0,
      cases: some.map(({ golden }) => golden.id),
      tried: some.length,
      untried: 0,
    };
  });
}
