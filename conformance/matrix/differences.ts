import type { KnownFailures } from "../check/index.ts";
import type { Entry, Tally } from "./entry.ts";

/** A figure of digits may differ by so much from one run to another. */
const digitsOfGrace = 1;

/** The cases and laws of which rounding decides whether they fail: another processor rounds otherwise. */
function undecided(knownFailures: KnownFailures): ReadonlySet<string> {
  const entries = knownFailures.filter((one) => "rounding_decides" in one && one.rounding_decides);
  return new Set(
    entries.flatMap((one) => [...("cases" in one ? one.cases : []), ...(one.laws ?? [])]),
  );
}

function verdictDifferences(
  recorded: Entry,
  measured: Entry,
  ignored: ReadonlySet<string>,
): readonly string[] {
  const names = [...Object.keys(recorded.verdicts), ...Object.keys(measured.verdicts)];
  return [...new Set(names)].flatMap((name) => {
    const [was = "pass", is = "pass"] = [recorded.verdicts[name], measured.verdicts[name]];
    return was === is || ignored.has(name) ? [] : [`${name}: ${is}, recorded as ${was}`];
  });
}

const kinds = ["core", "ladders", "refusals", "own_fits", "laws"] as const;

function askedDifferences(recorded: Entry, measured: Entry): readonly string[] {
  return kinds.flatMap((kind) => {
    const [was, is]: readonly Tally[] = [recorded[kind], measured[kind]];
    return was.asked === is.asked
      ? []
      : [`${kind}: ${is.asked} were asked, recorded as ${was.asked}`];
  });
}

function leftOutDifferences(recorded: Entry, measured: Entry): readonly string[] {
  const [was, is] = [recorded, measured].map((entry) => [...entry.left_out].sort().join(", "));
  return was === is ? [] : [`left out: ${is || "nothing"}, recorded as ${was || "nothing"}`];
}

function digitsDifferences({ digits: was }: Entry, { digits: is }: Entry): readonly string[] {
  const [before, now] = [was?.median ?? 0, is?.median ?? 0];
  return Math.abs(before - now) <= digitsOfGrace
    ? []
    : [`digits: ${now} in the median, recorded as ${before}`];
}

function versionDifferences(recorded: Entry, measured: Entry): readonly string[] {
  const [was, is] = [recorded.implementation, measured.implementation];
  return was.name === is.name && was.version === is.version
    ? []
    : [`is ${is.name} ${is.version}, recorded as ${was.name} ${was.version}`];
}

/**
 * In what a new measurement of an implementation differs from the one on record: its version, what was
 * asked of it and left out, a verdict that rounding does not decide, or its digits by more than one. Times are
 * not compared.
 */
export function differences(
  recorded: Entry,
  measured: Entry,
  knownFailures: KnownFailures,
): readonly string[] {
  return [
    ...versionDifferences(recorded, measured),
    ...askedDifferences(recorded, measured),
    ...leftOutDifferences(recorded, measured),
    ...verdictDifferences(recorded, measured, undecided(knownFailures)),
    ...digitsDifferences(recorded, measured),
  ];
}
