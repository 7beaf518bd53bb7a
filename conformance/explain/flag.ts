import { type Corpus, type Flag, type FlagName, flags } from "../cases/index.ts";
import { page } from "./section.ts";
import { capitalised, counted } from "./words.ts";

/** A flag, and what it says of a case. */
export function flagLines(name: FlagName): readonly string[] {
  const { about, shows, seen }: Flag = flags[name];
  return [
    `${name}: ${about}`,
    `  shows as: ${shows}`,
    ...(seen === undefined ? [] : [`  seen: ${seen}`]),
  ];
}

const kinds: Readonly<Record<Flag["kind"], string>> = {
  ladder: "a rung of a difficulty ladder",
  bug: "a class of bug",
  refusal: "an input that must be refused",
};

/** A flag explained: what its cases are about, how it shows, and which they are. */
export function explainFlag(name: FlagName, { cases }: Corpus, colours: boolean): string {
  const { kind, about, shows, seen }: Flag = flags[name];
  const carrying = cases.filter((golden) => golden.flags.includes(name));
  return page(
    [name, `${capitalised(about)} (${kinds[kind]}).`],
    [
      { heading: "How it shows", lines: [shows] },
      { heading: "Where it was seen", lines: seen === undefined ? [] : [seen] },
      {
        heading: "Golden cases",
        lines: [
          counted(carrying.length, "case"),
          `npx gmm-conformance list --flag ${name}`,
          `npx gmm-conformance check --flag ${name} -- <command>`,
        ],
      },
    ],
    colours,
  );
}
