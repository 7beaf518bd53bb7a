import type { Equation } from "../../src/exact/engine/index.ts";
import { entryOf } from "../spec/equationBlock.ts";
import { type Chapters, chaptersOf } from "../spec/faults.ts";
import type { Citation } from "./citations.ts";
import type { PassedTest } from "./passedTests.ts";

/** A golden case, as far as it matters here. */
export interface CitingCase {
  readonly id: string;
  readonly equations: readonly string[];
}

/** Everything that may cite an equation. */
export interface Sources {
  readonly equations: readonly Equation[];
  /** The files of `src/exact/equations`, by path. */
  readonly entryFiles: Readonly<Record<string, string>>;
  readonly citations: readonly Citation[];
  readonly tests: readonly PassedTest[];
  readonly cases: readonly CitingCase[];
  readonly chapters: Chapters;
}

/** What stands behind one equation. */
export interface Trace {
  readonly equation: Equation;
  /** The file of its entry. */
  readonly entry: string;
  readonly functions: readonly Citation[];
  /** Tests in `spec`: the laws that both readings are held to. */
  readonly laws: readonly PassedTest[];
  readonly otherTests: readonly PassedTest[];
  /** Tests by which a golden case kills a mutant that breaks it. */
  readonly killedMutants: readonly PassedTest[];
  readonly cases: readonly CitingCase[];
  readonly chapters: readonly string[];
}

/** What stands behind each equation, in the order of the catalogue. */
export function traces(sources: Sources): readonly Trace[] {
  const { equations, entryFiles, citations, tests, cases } = sources;
  const chapters = chaptersOf(sources.chapters, equations);
  return equations.map((equation) => {
    const own = [equation.number, ...equation.aliases];
    const cites = (citing: { readonly equations: readonly string[] }) =>
      citing.equations.some((number) => own.includes(number));
    const isLaw = ({ file }: PassedTest) => file.startsWith("spec/");
    const isKill = ({ file, title }: PassedTest) =>
      file === "conformance/kills/mutants.test.ts" && title.includes("killed by a golden case");
    const cited = tests.filter(cites);
    const files = Object.entries(entryFiles);
    const [entry = "?"] =
      files.find(([, text]) => text.includes(`number: "${equation.number}"`)) ?? [];
    return {
      equation,
      entry,
      functions: citations.filter(cites),
      laws: cited.filter(isLaw),
      otherTests: cited.filter((test) => !isLaw(test) && !isKill(test)),
      killedMutants: cited.filter(isKill),
      cases: cases.filter(cites),
      chapters: chapters.get(equation.number) ?? [],
    };
  });
}

/** What an implemented equation must have behind it, and what to say where it has none. */
const obligations: readonly (readonly [keyof Trace, string])[] = [
  ["functions", "no function of src/float64 carries `@eq` with it"],
  ["laws", "no law in spec/*.spec.ts whose title begins with it has passed"],
  ["cases", "no golden case lists it"],
  ["killedMutants", "no mutant that breaks it has been killed by a golden case"],
];

/** What an implemented equation lacks, and citations of equations that there are none of. */
export function traceabilityFaults(sources: Sources): readonly string[] {
  const lacking = traces(sources)
    .filter(({ equation }) => equation.status === "implemented")
    .flatMap((trace) =>
      obligations
        .filter(([what]) => (trace[what] as readonly unknown[]).length === 0)
        .map(([, fault]) => `(${trace.equation.number}): ${fault}`),
    );
  return [...lacking, ...unknownNumbers(sources)];
}

function unknownNumbers({ equations, citations, cases }: Sources): readonly string[] {
  const known = (number: string) => {
    try {
      return entryOf(number, equations) !== undefined;
    } catch {
      return false;
    }
  };
  const unknown = (numbers: readonly string[], where: string) =>
    numbers
      .filter((number) => !known(number))
      .map((number) => `${where}: cites (${number}), which is no entry of src/exact`);
  return [
    ...citations.flatMap(({ equations: cited, file, name }) => unknown(cited, `${file} (${name})`)),
    ...cases.flatMap(({ equations: cited, id }) => unknown(cited, `golden case ${id}`)),
  ];
}

/** Deviations that are tagged in code and not listed, or listed and tagged nowhere. */
export function deviationFaults(
  citations: readonly Citation[],
  deviations: string,
): readonly string[] {
  const tagged = new Set(citations.flatMap((citation) => citation.deviations));
  const listed = new Set(deviations.match(/\bD-\d+\b/g) ?? []);
  return [
    ...[...tagged]
      .filter((deviation) => !listed.has(deviation))
      .map((deviation) => `${deviation}: is tagged in src, but spec/deviations.md has none`),
    ...[...listed]
      .filter((deviation) => !tagged.has(deviation))
      .map((deviation) => `${deviation}: is in spec/deviations.md, but no code carries its tag`),
  ];
}
