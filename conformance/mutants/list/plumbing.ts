import {
  GmmError,
  type Known,
  type Matrix,
  type MixtureParameters,
  toMatrix,
  toRows,
} from "../../../src/model/index.ts";
import { float64Adapter, float64Reading } from "../../adapters/float64/adapter.ts";
import type { Reading } from "../../adapters/reading.ts";
import { fromWireModel, type OperationFunctions } from "../../protocol/index.ts";
import { assembled, emOf } from "../assembled.ts";
import { constrained, momentsAbout, withVariances } from "../covariances.ts";
import { fitBy, fitOperation } from "../fitBy.ts";
import { wrongPart } from "./declare.ts";

const right = float64Reading;
const updates = ["9.25", "9.25-tied", "9.25-diag", "9.25-spherical", "9.25-scalar"];
const steps = ["9.23", "9.24", "9.25", "9.26"];

function largest(row: readonly number[]): number {
  return row.indexOf(Math.max(...row));
}

/** The M step, and something done to its covariances where they are free. */
function andThen(
  change: (updated: MixtureParameters, data: Matrix, responsibilities: Matrix) => MixtureParameters,
): Partial<Reading> {
  return {
    mStep: (data, responsibilities, theta, known) => {
      const updated = right.mStep(data, responsibilities, theta, known);
      return known.includes("covariances") ? updated : change(updated, data, responsibilities);
    },
  };
}

/** The variance of every column, divisor N. */
function columnVariances(data: Matrix): readonly number[] {
  const rows = toRows(data);
  const ones = rows.map(() => [1]);
  const mean = rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);
  const [covariance] = momentsAbout([mean], rows, ones);
  return covariance.map((row, i) => row[i]);
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

/** EM with other numbers of steps than asked for; the likelihoods are those of the steps asked for. */
function stepsOff(by: number): Reading["em"] {
  return (data, start, asked, known) => {
    if (asked === 0) return right.em(data, start, asked, known);
    const { logLikelihoods } = right.em(data, start, asked, known);
    const { parameters } = right.em(data, start, Math.max(0, asked + by), known);
    return { parameters, logLikelihoods };
  };
}

/** EM that stops for good when the mean log likelihood changes by less than 1e-3. */
const stopsEarly: Reading["em"] = (data, start, asked, known) => {
  const { logLikelihoods } = right.em(data, start, asked, known);
  const small = logLikelihoods
    .slice(1)
    .findIndex((after, t) => Math.abs(after - logLikelihoods[t]) < 1e-3 * data.rows);
  const last = small < 0 ? asked : small + 1;
  const { parameters } = right.em(data, start, last, known);
  return {
    parameters,
    logLikelihoods: logLikelihoods.map((value, t) => (t <= last ? value : logLikelihoods[last])),
  };
};

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

/** The likelihoods of the states one step earlier. */
const stale: Reading["em"] = (...asked) => {
  const { parameters, logLikelihoods } = right.em(...asked);
  return { parameters, logLikelihoods: [logLikelihoods[0], ...logLikelihoods.slice(0, -1)] };
};

const builtIn = float64Adapter();

/** An operation of the built-in, refused or answered as `wrong` says. */
function refusing(refuses: (theta: MixtureParameters) => boolean, why: string): OperationFunctions {
  const guarded =
    (op: "e_step" | "m_step" | "log_likelihood" | "log_density" | "em") =>
    async (request: { readonly model: Parameters<typeof fromWireModel>[0] }) => {
      if (refuses(fromWireModel(request.model))) throw new GmmError("invalid_input", "model", why);
      const reply = await builtIn.ask({ ...request, op } as never);
      if (reply.kind === "result") return reply.result;
      if (reply.kind === "error") throw new GmmError(reply.code, "request", reply.message);
      throw new Error(reply.kind);
    };
  return {
    log_density: guarded("log_density"),
    e_step: guarded("e_step"),
    m_step: guarded("m_step"),
    log_likelihood: guarded("log_likelihood"),
    em: guarded("em"),
  } as OperationFunctions;
}

/** Everything that the built-in refuses, answered with NaN. */
const answersNaN: OperationFunctions = {
  e_step: async (request) => {
    const reply = await builtIn.ask({ ...request, op: "e_step" });
    if (reply.kind === "result") return reply.result;
    return {
      responsibilities: request.data.map(() => request.model.weights.map(() => "NaN" as const)),
    };
  },
  log_likelihood: async (request) => {
    const reply = await builtIn.ask({ ...request, op: "log_likelihood" });
    return reply.kind === "result" ? reply.result : { log_likelihood: "NaN" };
  },
};

function renormalised(theta: MixtureParameters): MixtureParameters {
  const total = theta.weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? { ...theta, weights: theta.weights.map((weight) => weight / total) } : theta;
}

const plumbed = assembled({});

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
      name: "ridge",
      bug: "1e-6 added to every variance",
      origin: "scikit-learn's default reg_covar; two well-known ports of the book",
      breaks: updates,
    },
    andThen((theta) => withVariances(theta, (variance) => variance + 1e-6)),
  ),
  wrongPart(
    {
      name: "relative-ridge",
      bug: "a thousandth of the column's variance added to every variance",
      origin: "Package (PyPR): diag_add = 0.001",
      breaks: updates,
    },
    andThen((theta, data) => {
      const added = columnVariances(data);
      return withVariances(theta, (variance, i) => variance + 0.001 * added[i]);
    }),
  ),
  wrongPart(
    {
      name: "variance-floor",
      bug: "variances below 0.05 raised to it",
      origin: "Armadillo floors variances, against collapse",
      breaks: updates,
    },
    andThen((theta) => withVariances(theta, (variance) => Math.max(variance, 0.05))),
  ),
  wrongPart(
    {
      name: "spherical-under-full",
      bug: "a multiple of the identity under the name of a full covariance",
      origin: "Lecture 13, Algorithm 1: the spherical update is called a D×D matrix",
      breaks: ["9.25"],
    },
    andThen((theta) => {
      if (theta.covarianceType !== "full") return theta;
      const covariances = theta.covariances.map((Sigma) => {
        const variance = Sigma.reduce((sum, row, i) => sum + row[i], 0) / Sigma.length;
        return Sigma.map((row, i) => row.map((_, j) => (i === j ? variance : 0)));
      });
      return { ...theta, covariances };
    }),
  ),
  wrongPart(
    {
      name: "diagonal-under-full",
      bug: "full covariances without their correlations",
      origin: "an option for diagonal covariances that is always on",
      breaks: ["9.25"],
    },
    andThen((theta) =>
      theta.covarianceType === "full"
        ? {
            ...theta,
            covariances: theta.covariances.map((Sigma) =>
              Sigma.map((row, i) => row.map((value, j) => (i === j ? value : 0))),
            ),
          }
        : theta,
    ),
  ),
  wrongPart(
    {
      name: "spherical-under-diag",
      bug: "one variance for all dimensions under the name of diagonal covariances",
      origin: "accord-net#337: the diagonal option ignored",
      breaks: ["9.25-diag"],
    },
    andThen((theta) => {
      if (theta.covarianceType !== "diag") return theta;
      const covariances = theta.covariances.map((row) => {
        const variance = row.reduce((sum, value) => sum + value, 0) / row.length;
        return row.map(() => variance);
      });
      return { ...theta, covariances };
    }),
  ),
  wrongPart(
    {
      name: "separate-under-tied",
      bug: "the first component's covariance under the name of the tied one",
      origin: "an option for tied covariances that takes one of several",
      breaks: ["9.25-tied"],
    },
    andThen((theta, data, responsibilities) => {
      if (theta.covarianceType !== "tied") return theta;
      const gamma = toRows(responsibilities);
      const [Sigma] = momentsAbout(theta.means, toRows(data), gamma);
      return constrained(
        theta,
        [Sigma],
        gamma.map(() => [1]),
      );
    }),
  ),
  wrongPart(
    {
      name: "not-symmetric",
      bug: "covariances of which one triangle is stale",
      origin: "only the lower triangle is written",
      breaks: ["9.25", "9.25-tied"],
    },
    {
      mStep: (data, responsibilities, theta, known) => {
        const updated = right.mStep(data, responsibilities, theta, known);
        const lower = (
          Sigma: readonly (readonly number[])[],
          old: readonly (readonly number[])[],
        ) => Sigma.map((row, i) => row.map((value, j) => (i < j ? old[i][j] : value)));
        if (updated.covarianceType === "full" && theta.covarianceType === "full")
          return {
            ...updated,
            covariances: updated.covariances.map((Sigma, k) => lower(Sigma, theta.covariances[k])),
          };
        if (updated.covarianceType === "tied" && theta.covarianceType === "tied")
          return { ...updated, covariances: lower(updated.covariances, theta.covariances) };
        return updated;
      },
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
      name: "stale-likelihood",
      bug: "likelihoods of the parameters before the step",
      origin: "scikit-learn#10869; Notebook, main loop",
      breaks: ["9.28"],
    },
    { em: stale },
  ),
  wrongPart(
    {
      name: "step-too-many",
      bug: "one step too many",
      origin: "a loop that counts its end",
      breaks: steps,
    },
    { em: stepsOff(1) },
  ),
  wrongPart(
    {
      name: "step-too-few",
      bug: "one step too few",
      origin: "a loop that begins at 1",
      breaks: steps,
    },
    { em: stepsOff(-1) },
  ),
  wrongPart(
    {
      name: "stops-early",
      bug: "steps that end when the mean log likelihood changes by less than 1e-3",
      origin: "utvisionlab/mixest#5; Workbook 11.5, the printed fit",
      breaks: steps,
    },
    { em: stopsEarly },
    {
      fit: fitOperation((data, start, known, { maxSteps, tolerance }) => {
        const mean = Math.max(tolerance, 1e-3 * data.rows);
        const fitted = fitBy(plumbed, data, start, known, { maxSteps, tolerance: mean });
        return { ...fitted, converged: true };
      }),
    },
  ),
  wrongPart(
    {
      name: "tolerance-on-mean",
      bug: "a tolerance on the change of the mean log likelihood",
      origin: "utvisionlab/mixest#5: it stops N times earlier",
      breaks: ["9.28"],
    },
    {},
    {
      fit: fitOperation((data, start, known, { maxSteps, tolerance }) =>
        fitBy(plumbed, data, start, known, { maxSteps, tolerance: tolerance * data.rows }),
      ),
    },
  ),
  wrongPart(
    {
      name: "fit-reports-start",
      bug: "a fit that reports the likelihood of its start",
      origin: "scikit-learn#10869: the reported likelihood belongs to other parameters",
      breaks: ["9.28"],
    },
    {},
    {
      fit: fitOperation((data, start, known, stopping) => ({
        ...fitBy(plumbed, data, start, known, stopping),
        logLikelihood: right.logLikelihood(data, start),
      })),
    },
  ),
  wrongPart(
    {
      name: "iteration-limit-ignored",
      bug: "a fit that goes on after its last step",
      origin: "accord-net#337: the iteration limit ignored",
      breaks: steps,
    },
    {
      em: (data, start, asked, known) => {
        const { logLikelihoods } = right.em(data, start, asked, known);
        const { parameters } = right.em(data, start, asked + 200, known);
        return { parameters, logLikelihoods };
      },
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
  wrongPart(
    {
      name: "renormalises",
      bug: "weights that do not sum to 1 renormalised in silence",
      origin: "scikit-learn#24085: a start that is not normalised",
      breaks: ["9.9"],
    },
    {
      logLikelihood: (data, theta) => right.logLikelihood(data, renormalised(theta)),
      eStep: (data, theta) => right.eStep(data, renormalised(theta)),
      logDensities: (data, theta) => right.logDensities(data, renormalised(theta)),
      logComponentDensities: (data, theta) =>
        right.logComponentDensities(data, renormalised(theta)),
    },
  ),
  wrongPart(
    {
      name: "answers-nan",
      bug: "NaN in place of an error",
      origin: "mlpack#496: NaN passed on",
      breaks: ["9.23", "9.28"],
    },
    {},
    answersNaN,
  ),
  wrongPart(
    {
      name: "one-component-refused",
      bug: "a mixture of one component refused",
      origin: "opencv#5430, pomegranate#833",
      breaks: ["9.7"],
    },
    {},
    refusing(({ weights }) => weights.length === 1, "has one component"),
  ),
  wrongPart(
    {
      name: "positive-likelihood-refused",
      bug: "a log likelihood above 0 refused",
      origin: "scikit-learn#8453",
      breaks: ["9.28"],
    },
    {
      logLikelihood: (data, theta) => {
        const value = right.logLikelihood(data, theta);
        if (value > 0) throw new GmmError("invalid_input", "likelihood", "is above 1");
        return value;
      },
    },
  ),
] as const;
