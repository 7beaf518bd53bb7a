import {
  type Flag,
  type FlagName,
  flagNames,
  flags,
  type GoldenCase,
} from "../../conformance/cases/index.ts";
import { markdownTable } from "../spec/markdownTable.ts";
import { type CaseGroup, caseGroups } from "./caseGroups.ts";
import { escaped } from "./escape.ts";
import { issueLinks } from "./issues.ts";

/** The kinds of flags, in the order of the page. */
const kinds: readonly (readonly [Flag["kind"], string, string])[] = [
  ["ladder", "Ladders", "One difficulty, rung by rung, up to where doubles give out."],
  ["bug", "Classes of bugs", "Inputs on which a certain mistake shows."],
  ["refusal", "Inputs to be refused", "There is no answer: an error is what is right."],
];

type Cases = readonly GoldenCase[];

const carrying = (name: FlagName, cases: Cases) =>
  cases.filter((golden) => golden.flags.includes(name)).map(({ id }) => id);

const namesOf = (kind: Flag["kind"]) => flagNames.filter((name) => flags[name].kind === kind);

function overview(cases: Cases): string {
  const rows = kinds.flatMap(([kind]) =>
    namesOf(kind).map((name) => [
      `[\`${name}\`](#${name})`,
      kind,
      String(carrying(name, cases).length),
    ]),
  );
  return markdownTable(["flag", "kind", "cases"], rows);
}

/** What the ids begin with and how they go on, or the one id whole. */
function groupLine({ stem, endings }: CaseGroup): string {
  const ids = endings.map((ending) => (ending === "" ? stem : `${stem}-${ending}`));
  if (ids.length === 1) return `- \`${ids[0]}\``;
  return `- \`${stem}-\`: ${endings.map((ending) => `\`${ending}\``).join(", ")}`;
}

function caseLines(name: FlagName, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return ["No case carries it yet."];
  const count = ids.length === 1 ? "1 case" : `${ids.length} cases`;
  return [
    `${count} (\`npx gmm-conformance list --flag ${name}\`):`,
    "",
    ...caseGroups(ids).map(groupLine),
  ];
}

function flagSection(name: FlagName, cases: Cases): string {
  const { about, shows, seen }: Flag = flags[name];
  return [
    `### \`${name}\``,
    "",
    `- What: ${escaped(about)}.`,
    `- How it shows: ${escaped(shows)}.`,
    ...(seen === undefined ? [] : [`- Where it was seen: ${issueLinks(seen)}.`]),
    "",
    ...caseLines(name, carrying(name, cases)),
  ].join("\n");
}

function kindSection([kind, title, about]: (typeof kinds)[number], cases: Cases): string {
  const sections = namesOf(kind).map((name) => flagSection(name, cases));
  return [`## ${title}`, about, ...sections].join("\n\n");
}

/** FLAGS.md: every flag explained, with the cases that carry it. */
export function flagsPage(cases: Cases): string {
  return [
    "# Flags",
    [
      "What is special about a case: the class of bug that it catches, or the input that makes it hard. A case may",
      "carry several flags, or none. `npm run flags` writes this page from the flags' definitions and the cases.",
    ].join("\n"),
    overview(cases),
    ...kinds.map((kind) => kindSection(kind, cases)),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
