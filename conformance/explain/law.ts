import type { Kill } from "../kills/record.ts";
import { mutants } from "../mutants/index.ts";
import type { Law } from "../properties/index.ts";
import { equationLines } from "./equation.ts";
import { page } from "./section.ts";

const mostMutants = 12;

/** The mutants that break a law, each with its bug. */
function brokenBy({ name }: Law, kills: readonly Kill[]): readonly string[] {
  const breaking = new Set(
    kills.filter(({ laws }) => laws.includes(name)).map(({ mutant }) => mutant),
  );
  const bugs = mutants
    .filter((mutant) => breaking.has(mutant.name))
    .map((mutant) => `${mutant.name}: ${mutant.bug}`);
  const more = bugs.length - mostMutants;
  return more > 0 ? [...bugs.slice(0, mostMutants), `and ${more} more`] : bugs;
}

/** A law explained: what it says, about which equations, how exactly, and what breaks it. */
export function explainLaw(law: Law, kills: readonly Kill[], colours: boolean): string {
  const { name, statement, equations, slack } = law;
  return page(
    [name, statement],
    [
      { heading: "Equations", lines: equations.flatMap(equationLines) },
      { heading: "How far rounding may lead from it", lines: [slack] },
      { heading: "Wrong implementations that break it", lines: brokenBy(law, kills) },
      {
        heading: "Try it",
        lines: [
          `npx gmm-conformance check --law "${name}" -- <command>`,
          `npx gmm-conformance fuzz --law "${name}" --time 60 -- <command>`,
        ],
      },
    ],
    colours,
  );
}
