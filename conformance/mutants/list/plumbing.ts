import {
  GmmError,
  type Known,
  type Matrix,
  type MixtureParameters,
  toMatrix,
  toRows,
} from "../../../src/model/index.ts";
import { float64Reading } from "../../adapters/float64/adapter.ts";
import type { Reading } from "../../adapters/reading.ts";
import { emOf } from "../assembled.ts";
import { wrongPart } from "./declare.ts";

const right = float64Reading;
const updates = ["9.25", "9.25-tied", "9.25-diag", "9.25-spherical", "9.25-scalar"];
const steps = ["9.23", "9.24", "9.25", "9.26"];

function largest(row: readonly number[]): number {
  return row.indexOf(Math.max(...row));
}

function reordered(theta: MixtureParameters, order: readonly number[]): MixtureParameters {
  const permuted = <Value>(values: readonly Value[]) => order.map((k) => values[k]);
  const shared = { weights: permuted(theta.weights), means: permuted(theta.means) };
  return theta.covarianceType === "tied"
    ? { ...theta, ...shared }
    : ({ ...theta, ...shared, covariances: permuted<unknown>(theta.covariances) } as never);
}

/** A reading whose parameters come back in another order. */
function inOrder(orderOf: (theta: MixtureParameters) => readonly number[]): Partial<Reading> {
  const ordered = (theta: MixtureParameters) => reordered(theta, orderOf(theta));
  return {
    mStep: (...asked) => ordered(right.mStep(...asked)),
    em: (...asked) => {
      const { parameters, logLikelihoods } = right.em(...asked);
      return { parameters: ordered(parameters), logLikelihoods };
    },
  };
}

const reversed = ({ weights }: MixtureParameters) => weights.map((_, k) => weights.length - 1 - k);
const byWeight = ({ weights }: MixtureParameters) =>
  weights.map((_, k) => k).sort((a, b) => weights[b] - weights[a]);

/** The step from known groups that are references to arrays which the step overwrites. */
const overwritten: Partial<Reading> = {
  mStep: (data, responsibilities, theta) => right.mStep(data, responsibilities, theta, []),
};

/** Known groups are held where they are used, and come back as the step would have them. */
const heldButNotReturned: Reading["em"] = (data, start, asked, known) => {
  const { parameters, logLikelihoods } = right.em(data, start, asked, known);
  if (asked === 0 || known.length === 0) return { parameters, logLikelihoods };
  const { parameters: before } = right.em(data, start, asked - 1, known);
  return { parameters: right.em(data, before, 1, []).parameters, logLikelihoods };
};

/** N values from the smallest to the largest of every column, as for a plot. */
function grid(data: Matrix): Matrix {
  const rows = toRows(data);
  const columns = rows[0].map((_, i) => rows.map((row) => row[i]));
  const ends = columns.map((column) => [Math.min(...column), Math.max(...column)] as const);
  const last = Math.max(1, rows.length - 1);
  return toMatrix(
    rows.map((_, n) => ends.map(([from, to]) => from + ((to - from) * n) / last)),
    "grid",
  );
}

const onGrid = emOf(right);

/** The M step of every half of the data, and the plain mean of both. */
const halves: Reading["mStep"] = (data, responsibilities, theta, known) => {
  const middle = Math.floor(data.rows / 2);
  const whole = () => right.mStep(data, responsibilities, theta, known);
  if (middle < 2) return whole();
  const part = (rows: readonly (readonly number[])[], name: string) => toMatrix(rows, name);
  const [X, gamma] = [toRows(data), toRows(responsibilities)];
  try {
    const [a, b] = [
      right.mStep(part(X.slice(0, middle), "a"), part(gamma.slice(0, middle), "a"), theta, known),
      right.mStep(part(X.slice(middle), "b"), part(gamma.slice(middle), "b"), theta, known),
    ];
    return averaged(a, b);
  } catch (error) {
    if (error instanceof GmmError) return whole();
    throw error;
  }
};

function averaged(a: MixtureParameters, b: MixtureParameters): MixtureParameters {
  const mean = (p: unknown, q: unknown): unknown =>
    Array.isArray(p)
      ? p.map((value, i) => mean(value, (q as readonly unknown[])[i]))
      : typeof p === "number"
        ? (p + (q as number)) / 2
        : p;
  // Both have one structure, so that the entries are those of parameters again; the types lose that.
  return Object.fromEntries(
    Object.entries(a).map(([name, value]) => [name, mean(value, b[name as keyof typeof b])]),
  ) as unknown as MixtureParameters;
}

/** Identical components pushed apart. */
function pushedApart(theta: MixtureParameters): MixtureParameters {
  const alike = theta.means.every((mean) => mean.every((value, i) => value === theta.means[0][i]));
  if (!alike || theta.means.length === 1) return theta;
  const means = theta.means.map((mean, k) => mean.map((value) => value * (1 + 1e-6 * k)));
  return { ...theta, means };
}

/** Right equations, wrongly connected. */
export const plumbingMutants = [
  wrongPart(
    {
      name: "hard-assignment",
      bug: "hard assignments passed off as responsibilities",
      origin: "mcdickenson/em-gaussian#2: K-means in the place of EM",
      breaks: ["9.23"],
    },
    {
      eStep: (data, theta) =>
        right.eStep(data, theta).map((row) => row.map((_, k) => (k === largest(row) ? 1 : 0))),
    },
  ),
  wrongPart(
    {
      name: "swapped-components",
      bug: "components in the reverse order",
      origin: "mcdickenson/em-gaussian#2: components swapped in the answer",
      breaks: steps,
    },
    inOrder(reversed),
  ),
  wrongPart(
    {
      name: "sorted-components",
      bug: "components sorted by their weights",
      origin: "results put in order for the reader",
      breaks: steps,
    },
    inOrder(byWeight),
  ),
  wrongPart(
    {
      name: "swapped-responsibilities",
      bug: "responsibilities with their components in the reverse order",
      origin: "scikit-learn#13070: labels that do not match the parameters",
      breaks: ["9.23"],
    },
    {
      eStep: (data, theta) => right.eStep(data, theta).map((row) => [...row].reverse()),
      em: right.em,
    },
  ),
  wrongPart(
    {
      name: "known-updated",
      bug: "known parameters updated",
      origin: "hmmlearn#382; Notebook, case I: known weights and covariances overwritten in place",
      breaks: ["9.24", "9.25", "9.26"],
    },
    overwritten,
  ),
  wrongPart(
    {
      name: "known-not-returned",
      bug: "known parameters held, and returned updated",
      origin: "Notebook, case I: what is returned is the array that the step wrote into",
      breaks: ["9.24", "9.25", "9.26"],
    },
    { em: heldButNotReturned },
  ),
  wrongPart(
    {
      name: "known-means-ignored-in-covariance",
      bug: "covariances about the weighted means although the means are known",
      origin:
        "scikit-learn#4429, the other way round: the scatter is about a mean that is not used",
      breaks: updates,
    },
    {
      mStep: (data, responsibilities, theta, known: Known) => {
        if (!known.includes("means") || known.includes("covariances"))
          return right.mStep(data, responsibilities, theta, known);
        const free = known.filter((group) => group !== "means");
        const { means } = theta;
        return { ...right.mStep(data, responsibilities, theta, free), means };
      },
    },
  ),
  wrongPart(
    {
      name: "plotting-grid",
      bug: "an M step on an evenly spaced grid in place of the data",
      origin: "Workbook 11.7.2, step 1: x was last bound to a grid for a plot",
      breaks: ["9.24", ...updates],
    },
    {
      mStep: (data, ...asked) => right.mStep(grid(data), ...asked),
      em: (data, ...asked) => onGrid(grid(data), ...asked),
    },
  ),
  wrongPart(
    {
      name: "batches-averaged",
      bug: "statistics of two halves of the data, averaged without their counts",
      origin: "hmmlearn#78: chunked differs from whole",
      breaks: ["9.24", "9.26", ...updates],
    },
    { mStep: halves },
  ),
  wrongPart(
    {
      name: "symmetry-broken",
      bug: "identical components pushed apart",
      origin: "GaussianMixtures.jl#64: a symmetric start is right to stay symmetric",
      breaks: steps,
    },
    { em: (data, start, ...asked) => right.em(data, pushedApart(start), ...asked) },
  ),
] as const;
