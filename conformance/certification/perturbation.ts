import seedrandom from "seedrandom";
import { type Real, sum } from "../../src/exact/index.ts";
import { type MixtureParameters, mapParameters } from "../../src/model/index.ts";
import type { Question } from "./question.ts";

/** How many perturbed inputs a tolerance is derived from. */
export const perturbationCount = 16;

/** The distance from |value| to the next double above it. */
function spacing(value: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  return 2 ** (Math.max(exponent, -1022) - 52);
}

/** A double moved, at random, by up to half a unit in its last place: no longer a double. */
function halfUnit(random: () => number): (value: number) => Real {
  return (value) => {
    const move = (random() - 0.5) * spacing(value);
    return value === 0 ? 0 : sum(value, move);
  };
}

/** A double moved, at random, to a neighbour (half of the time) or not at all. */
function neighbour(random: () => number): (value: number) => number {
  return (value) => {
    const toss = random();
    const move = toss < 0.25 ? -1 : toss < 0.5 ? 1 : 0;
    return value === 0 ? 0 : value + move * spacing(value);
  };
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

function moved<Scalar>(question: Question, move: (value: number) => Scalar): Question<Scalar> {
  const rows = (matrix: readonly (readonly number[])[]) => matrix.map((row) => row.map(move));
  const data = rows(question.data);
  const model = symmetric(mapParameters(question.model, move));
  return question.operation === "m_step"
    ? { ...question, data, model, responsibilities: rows(question.responsibilities) }
    : { ...question, data, model };
}

/** The question with every input moved by up to half a unit in its last place, exactly. */
export function perturbed(question: Question, seed: string): Question<Real> {
  return moved(question, halfUnit(seedrandom(seed)));
}

/** The question with every input moved to a neighbouring double, or not. */
export function perturbedInDoubles(question: Question, seed: string): Question {
  return moved(question, neighbour(seedrandom(seed)));
}
