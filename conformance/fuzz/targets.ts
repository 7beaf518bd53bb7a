import type { CovarianceType } from "../../src/model/index.ts";
import { applies, defaultRange, type InputRange, type Law, laws } from "../properties/index.ts";
import type { Hello, Implementation } from "../protocol/index.ts";
import { differentials, isReference } from "./differential.ts";

/** A law, the inputs on which it is tried, and how many of them in a row. */
export interface Target {
  readonly law: Law;
  readonly range: InputRange;
  /** Inputs a round. */
  readonly batch: number;
}

/** Points of a data set at which implementations that work in blocks of four or eight show it. */
const differentialPoints = 30;

/** Most of the inputs are differential: they are the quickest, and see the most. */
const batches = { differential: 64, differentialBesideEquations: 4, law: 4, lawBesideEquations: 1 };

const isDifferential = (law: Law) => differentials.includes(law);

function batchOf(law: Law, hello: Hello): number {
  if (isDifferential(law))
    return isReference(hello) ? batches.differentialBesideEquations : batches.differential;
  return law.asksOracle ? batches.lawBesideEquations : batches.law;
}

/** Every law that can be tried; the differential ones stand in the place of their slower twins. */
export const fuzzedLaws: readonly Law[] = [
  ...differentials,
  ...laws.filter(({ name }) => !differentials.some((quick) => quick.name === name)),
];

const withoutOperation = (name: string) => name.replace(/ \(\w+\)$/, "");

/**
 * The laws of a name, with or without the operation; all of them where none is given.
 *
 * @throws Error if no law has that name
 */
export function lawsNamed(name?: string): readonly Law[] {
  if (name === undefined) return fuzzedLaws;
  const found = fuzzedLaws.filter(
    (law) => law.name === name || withoutOperation(law.name) === name,
  );
  if (found.length > 0) return found;
  const names = [...new Set(fuzzedLaws.map((law) => withoutOperation(law.name)))];
  throw new Error(
    `--law: is ${JSON.stringify(name)}, not one of these:\n${names.map((one) => `  ${one}`).join("\n")}\nan operation may follow in parentheses: rotation (m_step)`,
  );
}

/** What of the inputs that a law is about is drawn. */
export interface Drawn {
  /** The most points; unless told, 30 in differential inputs and 12 in others. */
  readonly maxPoints?: number;
  /** The structures of the covariances; all unless told. */
  readonly covarianceTypes?: readonly CovarianceType[];
}

/** What some laws make to try on an implementation: those of which it can be asked what they need. */
export function targetsOf(
  chosen: readonly Law[],
  implementation: Implementation,
  { maxPoints, covarianceTypes = defaultRange.covarianceTypes }: Drawn = {},
): readonly Target[] {
  const rangeOf = (law: Law): InputRange => ({
    ...defaultRange,
    covarianceTypes,
    maxPoints: maxPoints ?? (isDifferential(law) ? differentialPoints : defaultRange.maxPoints),
  });
  return chosen
    .map((law) => ({ law, range: rangeOf(law), batch: batchOf(law, implementation.hello) }))
    .filter(({ law, range }) => applies(law, implementation, range));
}
