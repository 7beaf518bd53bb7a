import { fromWire, type NumberTree } from "../protocol/index.ts";
import { type AnswerCase, type Quantity, runsOutOfSteps } from "./case.ts";
import { quantitiesOf } from "./quantities.ts";

type Rows = readonly (readonly number[])[];

/** What the size of a quantity is judged by. */
interface Sizes {
  readonly N: number;
  /** The largest value in size among the data. */
  readonly largest: number;
  readonly covariances: NumberTree | undefined;
  readonly covarianceType: string;
}

type Place = readonly number[];

const at = (tree: NumberTree, place: Place): NumberTree =>
  place.reduce((branch, i) => (typeof branch === "number" ? branch : branch[i]), tree);

/** √Σ_ii·√Σ_jj of an entry of a matrix; a variance itself. */
function covarianceSize({ covariances = 1, covarianceType }: Sizes, place: Place): number {
  const isMatrix = covarianceType === "full" || covarianceType === "tied";
  if (!isMatrix) return at(covariances, place) as number;
  const [before, last] = [place.slice(0, -2), place.slice(-2)];
  const [a, b] = last.map((i) => at(covariances, [...before, i, i]) as number);
  return Math.sqrt(a) * Math.sqrt(b);
}

type Size = (value: number, sizes: Sizes, place: Place) => number;

const density: Size = (value) => Math.max(1, Math.abs(value));
const sum: Size = (value, { N }) => Math.max(N, Math.abs(value));
const share: Size = () => 1;

/** How large each quantity is: an answer that errs by as much says nothing. */
const sizeOf: Readonly<Record<Quantity, Size>> = {
  log_density: density,
  component_log_density: density,
  responsibilities: share,
  log_likelihood: sum,
  log_likelihoods: sum,
  weights: share,
  means: (value, { largest }) => Math.max(largest, Math.abs(value)),
  covariances: (_, sizes, place) => covarianceSize(sizes, place),
  sum_of_log_density: sum,
  sum_of_component_log_density: sum,
  sum_of_responsibilities: (_, { N }) => N,
};

const placed = (place: Place) => place.map((i) => `[${i}]`).join("");

/** The first fault of an expectation with its tolerance, at a place or below. */
function faultAt(
  expected: NumberTree,
  scale: NumberTree,
  isTooMuch: (value: number, scale: number, place: Place) => boolean,
  place: Place = [],
): string | undefined {
  if (typeof expected === "number") {
    if (!Number.isFinite(expected)) return `expected${placed(place)}: is ${expected}, not finite`;
    if (typeof scale !== "number")
      return `tolerance.scale${placed(place)}: is deeper than the quantity`;
    return isTooMuch(expected, scale, place)
      ? `tolerance${placed(place)}: allows an error as large as the quantity itself`
      : undefined;
  }
  if (expected.length === 0) return `expected${placed(place)}: is empty`;
  if (typeof scale !== "number" && scale.length !== expected.length)
    return `tolerance.scale${placed(place)}: has ${scale.length} entries, not ${expected.length}`;
  for (const [i, branch] of expected.entries()) {
    const branchScale = typeof scale === "number" ? scale : scale[i];
    const fault = faultAt(branch, branchScale, isTooMuch, [...place, i]);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function sizesOf({ input, expected }: AnswerCase, data: Rows): Sizes {
  return {
    N: data.length,
    largest: data.reduce((most, row) => row.reduce((m, x) => Math.max(m, Math.abs(x)), most), 0),
    covariances: quantitiesOf(expected).covariances,
    covarianceType: input.model.covariance_type,
  };
}

function* faultsOfTolerances(golden: AnswerCase, data: Rows): Generator<string> {
  const sizes = sizesOf(golden, data);
  const expected = quantitiesOf(golden.expected);
  const names = new Set([...Object.keys(expected), ...Object.keys(golden.tolerance)]);
  for (const name of names as Set<Quantity>) {
    const [value, tolerance] = [expected[name], golden.tolerance[name]];
    if (value === undefined) yield `tolerance.${name}: is of nothing that is expected`;
    else if (tolerance === undefined) yield `tolerance.${name}: is missing`;
    else {
      const fault = faultAt(value, fromWire(tolerance.scale), (number, scale, place) => {
        const allowed = tolerance.relative * scale;
        return allowed > 0 && !(allowed < sizeOf[name](number, sizes, place));
      });
      if (fault !== undefined) yield `${name}: ${fault}`;
    }
  }
}

/** What is wrong with where a fit is said to end: at a fixed point, or where its steps are used up. */
function faultsOfEnding(golden: AnswerCase): readonly string[] {
  if (!runsOutOfSteps(golden))
    return golden.operation === "fit" && golden.certificate.fixed_point === undefined
      ? ["certificate.fixed_point: is missing"]
      : [];
  const { expected, input } = golden;
  return expected.steps === input.max_steps
    ? []
    : [`expected.steps: is ${expected.steps}, not ${input.max_steps}, the max_steps of the input`];
}

/**
 * What is wrong in a case beyond its form, so that a wrong answer could pass it, or a right one could
 * not be judged.
 */
export function faultsOf(golden: AnswerCase, data: Rows): readonly string[] {
  const { expected } = golden;
  const rows = "rows" in expected ? expected.rows : [];
  const beyond = rows.find((n) => n >= data.length);
  const isRepeated = new Set(rows).size < rows.length;
  return [
    ...(beyond === undefined ? [] : [`expected.rows: has ${beyond}; the data have ${data.length}`]),
    ...(isRepeated ? ["expected.rows: names a row twice"] : []),
    ...faultsOfEnding(golden),
    ...faultsOfTolerances(golden, data),
  ];
}
