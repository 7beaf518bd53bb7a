import type { Equation } from "../../src/exact/engine/index.ts";
import { entryOf } from "./equationBlock.ts";
import { markersOf, typedPart } from "./splice.ts";

/** Chapters by name, as text. */
export type Chapters = Readonly<Record<string, string>>;

/** The chapters that splice each entry, by its number. */
export function chaptersOf(
  chapters: Chapters,
  equations: readonly Equation[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(equations.map(({ number }) => [number, []]));
  for (const [chapter, text] of Object.entries(chapters))
    for (const { kind, name } of markersOf(text))
      if (kind === "eq") found.get(entryOf(name, equations).number)?.push(chapter);
  return found;
}

/** Formulas that were typed where an entry belongs, and entries that stand nowhere, or twice. */
export function splicingFaults(chapters: Chapters, equations: readonly Equation[]): string[] {
  const typed = Object.entries(chapters)
    .filter(([, text]) => /\$\$|```math/.test(typedPart(text)))
    .map(([chapter]) => `${chapter}: displays a formula that is not spliced from src/exact`);
  const counted = [...chaptersOf(chapters, equations)]
    .filter(([, places]) => places.length !== 1)
    .map(([number, places]) =>
      places.length === 0
        ? `(${number}): no chapter splices it`
        : `(${number}): spliced ${places.length} times (${places.join(", ")})`,
    );
  return [...typed, ...counted];
}
