import { runsOf } from "../check/index.ts";
import { defaultRange, laws } from "../properties/index.ts";
import { quoted } from "./quoted.ts";
import type { Selection } from "./selectCases.ts";
import type { LawOptions } from "./selectLaws.ts";

/** The options of a selection that narrow the inputs of laws, as they are written. */
function narrowing({ operation, structure, equation }: Selection): readonly string[] {
  const options = { operation, structure, equation };
  if (structure === undefined && equation === undefined) return [];
  return Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, quoted([value].flat().join(","))],
  );
}

/**
 * The command line that tries a law on the same inputs again: alone, or where the inputs are
 * narrowed with the other laws that are.
 *
 * @param which the words that name the implementation; none for the built-in one
 */
export function replayOfLaw(
  name: string,
  options: Selection & LawOptions,
  which: readonly string[],
): string {
  const { seed } = options;
  const narrowed = narrowing(options);
  const law = laws.find((candidate) => candidate.name === name);
  const runs = law === undefined ? options.runs : runsOf(law, options);
  const points = which.length === 0 ? ["--points", defaultRange.maxPoints] : [];
  const words =
    narrowed.length > 0
      ? ["check", ...narrowed, "--seed", seed, "--runs", options.runs]
      : ["fuzz --law", quoted(name), "--seed", seed, "--runs", runs, ...points];
  return ["npx gmm-conformance", ...words, ...which].join(" ");
}
