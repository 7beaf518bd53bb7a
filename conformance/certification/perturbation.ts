import seedrandom from "seedrandom";
import { type Real, sum, toDouble } from "../../src/exact/index.ts";
import { type Known, type MixtureParameters, mapParameters } from "../../src/model/index.ts";
import type { Question } from "./question.ts";

/** How many perturbed inputs a tolerance is derived from. */
export const perturbationCount = 16;

/** How many times larger the perturbations are of which doubles can follow the effect. */
export const amplification = 4096;

/** The distance from |value| to the next double above it. */
function spacing(value: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  return 2 ** (Math.max(exponent, -1022) - 52);
}

/** Moves numbers, at random, by units in the last place. */
export interface Perturbation<Scalar> {
  /** The question with every number of its data, model and responsibilities moved. */
  readonly question: (question: Question) => Question<Scalar>;
  /** Parameters on their way from one step to the next: moved, but for the groups that are held. */
  readonly carried: (theta: MixtureParameters<Scalar>, known: Known) => MixtureParameters<Scalar>;
}

/** Σ with its upper triangle copied from the lower. */
function symmetric<Scalar>(theta: MixtureParameters<Scalar>): MixtureParameters<Scalar> {
  const mirror = (Sigma: readonly (readonly Scalar[])[]) =>
    Sigma.map((row, i) => row.map((value, j) => (j > i ? Sigma[j][i] : value)));
  switch (theta.covarianceType) {
    case "full":
      return { ...theta, covariances: theta.covariances.map(mirror) };
    case "tied":
      return { ...theta, covariances: mirror(theta.covariances) };
    default:
      return theta;
  }
}

function perturbation<Scalar>(move: (value: Scalar | number) => Scalar): Perturbation<Scalar> {
  const rows = (matrix: readonly (readonly number[])[]) => matrix.map((row) => row.map(move));
  return {
    question: (question) => {
      const data = rows(question.data);
      const model = symmetric(mapParameters(question.model, move));
      return question.operation === "m_step"
        ? { ...question, data, model, responsibilities: rows(question.responsibilities) }
        : { ...question, data, model };
    },
    carried: (theta, known) => {
      const moved = symmetric(mapParameters(theta, move));
      const held = Object.fromEntries(known.map((group) => [group, theta[group]]));
      return { ...moved, ...held } as MixtureParameters<Scalar>;
    },
  };
}

/** By up to half a unit in the last place of the nearest double: exactly, so that it is no longer a double. */
export function halfUnits(seed: string): Perturbation<Real> {
  const random = seedrandom(seed);
  return perturbation((value) => {
    const near = toDouble(value);
    const move = (random() - 0.5) * spacing(near);
    return near === 0 ? value : sum(value, move);
  });
}

/**
 * `amplification` times as far, to doubles again. What that changes in a double-precision answer,
 * divided by as much, is what half a unit changes: the rounding of the answer itself is divided with
 * it, and has no say.
 */
export function manyUnits(seed: string): Perturbation<number> {
  const random = seedrandom(seed);
  return perturbation((value) => {
    const move = (random() - 0.5) * amplification * spacing(value);
    return value === 0 ? value : value + move;
  });
}
