import fc from "fast-check";
import type { MixtureParameters, SquareMatrix } from "../../../src/model/index.ts";
import { metamorphic, type Relation } from "../metamorphic.ts";
import type { Changes } from "../questions/changed.ts";
import { determined, type Rows } from "../questions/question.ts";

/** The first two rows and columns of a rotation: the other axes stay. */
type Turn = readonly [readonly [number, number], readonly [number, number]];

function turnOf(degrees: number): Turn {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [
    [c, -s],
    [s, c],
  ];
}

const turnedVector =
  ([[a, b], [c, d]]: Turn) =>
  ([x, y, ...rest]: readonly number[]): number[] => [a * x + b * y, c * x + d * y, ...rest];

/** R Σ Rᵀ, symmetric to the last bit. */
function turnedMatrix(turn: Turn, Sigma: SquareMatrix<number>): number[][] {
  const half = Sigma.map(turnedVector(turn));
  const columns = half.map((_, j) => half.map((row) => row[j]));
  const both = columns.map(turnedVector(turn));
  return both.map((row, i) => row.map((_, j) => both[Math.max(i, j)][Math.min(i, j)]));
}

function turnedParameters(turn: Turn, theta: MixtureParameters): MixtureParameters {
  const means = theta.means.map(turnedVector(turn));
  switch (theta.covarianceType) {
    case "full":
      return {
        ...theta,
        means,
        covariances: theta.covariances.map((Sigma) => turnedMatrix(turn, Sigma)),
      };
    case "tied":
      return { ...theta, means, covariances: turnedMatrix(turn, theta.covariances) };
    default:
      return { ...theta, means };
  }
}

function rotate(turn: Turn): Changes {
  return {
    data: (rows: Rows) => rows.map(turnedVector(turn)),
    theta: (theta) => turnedParameters(turn, theta),
  };
}

/** What a rotation makes of errors: they add up, whatever their signs. */
function spread([[a, b], [c, d]]: Turn): Turn {
  return [
    [Math.abs(a), Math.abs(b)],
    [Math.abs(c), Math.abs(d)],
  ];
}

const relation: Relation<number> = {
  name: "rotation",
  statement:
    "Turning the data, the means and the covariances together turns the new parameters, and leaves densities and responsibilities: only Δ² enters.",
  because: "as before all was turned",
  parameter: fc.integer({ min: 0, max: 359 }),
  question: (degrees) => rotate(turnOf(degrees)),
  answer: (degrees) => rotate(turnOf(degrees)),
  slack: (degrees) => rotate(spread(turnOf(degrees))),
  range: (range) => ({
    ...range,
    minDimensions: 2,
    covarianceTypes: range.covarianceTypes.filter((type) => type !== "diag"),
  }),
};

const equations = {
  log_density: ["2.44", "2.43", "9.7"],
  e_step: ["9.23"],
  log_likelihood: ["9.28"],
  m_step: ["9.24", "9.25", "9.25-tied", "9.25-spherical"],
  em: ["9.23", "9.24", "9.25", "9.28"],
};

export const rotated = determined.map((op) =>
  metamorphic(op, { ...relation, equations: equations[op] }),
);
