import seedrandom from "seedrandom";
import {
  difference,
  type Equation,
  EvaluationError,
  type Real,
  toDouble,
} from "../../src/exact/engine/index.ts";
import { responsibilitiesOf } from "../../src/exact/eStep.ts";
import { logComponentDensitiesOf, logDensitiesOf } from "../../src/exact/logDensity.ts";
import { logLikelihoodOf } from "../../src/exact/logLikelihood.ts";
import { maximisation, newParameters } from "../../src/exact/mStep.ts";
import { uncheckedState } from "../../src/exact/state.ts";
import {
  type CovarianceType,
  covarianceTypes,
  type Known,
  type MixtureParameters,
} from "../../src/model/index.ts";

const decimals = 30;
/** Values that agree to so many digits are the same. */
const agreeing = 1e-20;

/** A question without any structure of its own: what is equal there is equal. */
interface Question {
  readonly data: readonly (readonly number[])[];
  readonly theta: MixtureParameters;
  readonly gamma: readonly (readonly number[])[];
  readonly known: Known;
}

function question(covarianceType: CovarianceType, D: number, known: Known): Question {
  const draw = seedrandom(`${covarianceType} ${D} ${known.join()}`);
  const K = 3;
  const list = (size: number, of: (i: number) => number) =>
    Array.from({ length: size }, (_, i) => of(i));
  const shares = () => {
    const parts = list(K, () => 0.2 + draw());
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / total);
  };
  const matrix = () => {
    const A = list(D, () => 0).map(() => list(D, () => draw() - 0.5));
    return A.map((row, i) =>
      A.map((column, j) =>
        row.reduce((sum, value, c) => sum + value * column[c], i === j ? 0.7 : 0),
      ),
    );
  };
  const each = <Value>(of: () => Value) => Array.from({ length: K }, of);
  const covariances = {
    full: () => each(matrix),
    tied: matrix,
    diag: () => each(() => list(D, () => 0.4 + draw())),
    spherical: () => list(K, () => 0.4 + draw()),
  }[covarianceType]();
  const data = Array.from({ length: 7 }, () => list(D, () => 2 * draw() - 0.7));
  return {
    data,
    theta: {
      covarianceType,
      weights: shares(),
      means: each(() => list(D, () => 2 * draw() - 1)),
      covariances,
    } as MixtureParameters,
    gamma: data.map(shares),
    known,
  };
}

const held: readonly Known[] = [[], ["means"], ["weights"]];
const questions = covarianceTypes.flatMap((type) =>
  [1, 3].flatMap((D) => held.map((known) => question(type, D, known))),
);

/** Every number that the equations give in one state. */
function numbers(
  { data, theta, gamma, known }: Question,
  edits: readonly Equation[],
): readonly Real[] {
  const state = uncheckedState(data, theta, { precision: decimals, edits });
  const given = gamma.map((row) => row.map(state.arithmetic.exactly));
  const m = maximisation(state, given, known);
  const { weights, means, covariances } = newParameters(m, state, known);
  return [
    logComponentDensitiesOf(state),
    logDensitiesOf(state),
    responsibilitiesOf(state),
    logLikelihoodOf(state),
    weights,
    means,
    covariances,
  ].flat(4) as readonly Real[];
}

const printed = new Map<Question, readonly Real[]>();

function printedNumbers(asked: Question): readonly Real[] {
  const known = printed.get(asked) ?? numbers(asked, []);
  printed.set(asked, known);
  return known;
}

/**
 * Whether an edit gives other numbers than the book's equation anywhere: compared in decimals on
 * questions of every structure that were drawn at random, where only an identity can hold.
 */
export function unequal(edit: Equation): boolean {
  return questions.some((asked) => {
    try {
      const given = numbers(asked, [edit]);
      const book = printedNumbers(asked);
      return given.some(
        (value, i) => Math.abs(difference(value, book[i])) > agreeing * Math.abs(toDouble(book[i])),
      );
    } catch (error) {
      if (error instanceof EvaluationError || error instanceof TypeError) return true;
      throw error;
    }
  });
}
