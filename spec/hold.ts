import fc from "fast-check";
import { test } from "vitest";
import { exactAdapter } from "../conformance/adapters/exact/adapter.ts";
import { float64Adapter } from "../conformance/adapters/float64/adapter.ts";
import {
  defaultRange,
  type InputRange,
  type Law,
  lawProperty,
  rangeOfEquation,
} from "../conformance/properties/index.ts";
import type { Implementation } from "../conformance/protocol/index.ts";

/** The same inputs on every machine, unless `PROPERTY_SEED` names others. */
const seed = Number(process.env["PROPERTY_SEED"] ?? 9);
/** How many times the usual number of inputs are tried. */
const effort = Number(process.env["PROPERTY_EFFORT"] ?? 1);

/** One of the two readings, and how much of it there is time for. */
interface Subject {
  readonly name: string;
  readonly implementation: Implementation;
  readonly range: InputRange;
  readonly runs: number;
}

const float64: Subject = {
  name: "float64",
  implementation: float64Adapter(),
  range: defaultRange,
  runs: 80,
};

/** Fifty digits take their time: a few small inputs. */
const exact: Subject = {
  name: "exact",
  implementation: exactAdapter(),
  range: { ...defaultRange, maxPoints: 5, maxComponents: 2, maxDimensions: 2, maxSteps: 2 },
  runs: 6,
};

/** Where the exact reading answers too, fewer inputs on the other. */
const besideOracle: Subject = { ...float64, range: { ...defaultRange, maxPoints: 8 }, runs: 25 };

function subjectsOf(law: Law): readonly Subject[] {
  if (law.asksOracle) return [besideOracle];
  if (law.floatingPointOnly || law.needs.operations.includes("fit")) return [float64];
  return [exact, float64];
}

/** Tries a law on inputs that use an equation: once for all equations that use the same. */
function trial(law: Law, subject: Subject): (equation: string) => Promise<void> {
  const tried = new Map<string, Promise<void>>();
  return (equation) => {
    const range = rangeOfEquation(equation, subject.range);
    const key = JSON.stringify(range);
    const property = lawProperty(law, subject.implementation, range);
    const outcome = tried.get(key) ?? fc.assert(property, { seed, numRuns: subject.runs * effort });
    tried.set(key, outcome);
    return outcome;
  };
}

/** A test for every law, every equation that it is about, and both readings. */
export function holdReferenceTo(laws: readonly Law[]): void {
  console.info(`seed ${seed} (PROPERTY_SEED), effort ${effort} (PROPERTY_EFFORT)`);
  for (const law of laws)
    for (const subject of subjectsOf(law)) {
      const hold = trial(law, subject);
      for (const equation of law.equations) {
        const title = `(${equation}) ${law.name}, ${subject.name}: ${law.statement}`;
        test(title, { timeout: 60_000 * effort }, () => hold(equation));
      }
    }
}
