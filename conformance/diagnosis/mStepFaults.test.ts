import { describe, expect, it, vi } from "vitest";
import {
  type Matrix,
  type MixtureParameters,
  type ParameterGroup,
  toRows,
} from "../../src/model/index.ts";
import { float64Reading } from "../adapters/float64/adapter.ts";
import { introduction } from "../adapters/introduction.ts";
import { operationsOf, type Reading } from "../adapters/reading.ts";
import { isRefusal, readCorpus } from "../cases/index.ts";
import { outcomesOf } from "../kills/outcomes.ts";
import { trialCases } from "../kills/trialCases.ts";
import { inProcess } from "../protocol/index.ts";
import { diagnose } from "./index.ts";

vi.setConfig({ testTimeout: 600_000 });

const corpus = readCorpus();
const mSteps = trialCases(corpus).filter(
  (golden) => golden.operation === "m_step" && !isRefusal(golden),
);

type MStep = Reading["mStep"];
type Rows = readonly (readonly number[])[];

/** What is said of an implementation whose M step is not the built-in one. */
async function saidOf(mStep: MStep): Promise<readonly string[]> {
  const implementation = inProcess(
    introduction("wrong", ["m_step"]),
    operationsOf({ ...float64Reading, mStep }),
  );
  const { failures, passed } = await outcomesOf(implementation, mSteps, corpus);
  const diagnoses = await diagnose(failures, passed, corpus);
  return diagnoses.map(({ sentence }) => sentence);
}

/** The means and the covariances about them that follow from wrong means, with the right counts. */
function about(means: Rows, ...[data, gamma, theta, known]: Parameters<MStep>) {
  const held: readonly ParameterGroup[] = known.includes("means") ? known : [...known, "means"];
  return float64Reading.mStep(data, gamma, { ...theta, means }, held);
}

function times(theta: MixtureParameters, ratios: readonly number[]): MixtureParameters {
  const each = <Value>(value: Value, ratio: number): Value =>
    (typeof value === "number"
      ? value * ratio
      : (value as readonly unknown[]).map((entry) => each(entry, ratio))) as Value;
  const covariances =
    theta.covarianceType === "tied"
      ? theta.covariances
      : (theta.covariances as readonly unknown[]).map((entry, k) => each(entry, ratios[k]));
  return { ...theta, covariances } as MixtureParameters;
}

const columnSums = (gamma: Matrix) =>
  toRows(gamma).reduce((sums, row) => sums.map((sum, k) => sum + row[k]));

/** The first row is left out of N_k, and of nothing else. */
const countsWithoutFirstRow: MStep = (data, gamma, theta, known) => {
  const right = float64Reading.mStep(data, gamma, theta, known);
  const [first] = toRows(gamma);
  const ratios = columnSums(gamma).map((N_k, k) => N_k / (N_k - first[k]));
  if (known.length > 0) return right;
  const means = right.means.map((mean, k) => mean.map((value) => value * ratios[k]));
  const { covariances } = times(about(means, data, gamma, theta, known), ratios);
  const weights = right.weights.map((weight, k) => weight / ratios[k]);
  return { ...right, weights, means, covariances } as MixtureParameters;
};

/** The second half of a mean's sum is divided by N instead of N_k. */
const halfOfMeansByN: MStep = (data, gamma, theta, known) => {
  const right = float64Reading.mStep(data, gamma, theta, known);
  if (known.length > 0) return right;
  const [X, G, N] = [toRows(data), toRows(gamma), data.rows];
  const means = columnSums(gamma).map((N_k, k) =>
    X[0].map((_, i) => X.reduce((sum, x, n) => sum + (G[n][k] * x[i]) / (n < N / 2 ? N_k : N), 0)),
  );
  const { covariances } = about(means, data, gamma, theta, known);
  return { ...right, means, covariances } as MixtureParameters;
};

/** Every covariance is smaller by a part that depends on the component. */
const shrunkCovariances: MStep = (data, gamma, theta, known) => {
  const right = float64Reading.mStep(data, gamma, theta, known);
  return known.length > 0
    ? right
    : times(
        right,
        right.weights.map((_, k) => 1 - 0.01 / (k + 3)),
      );
};

/** Weights and means are wrong, and not by one count. */
const weightsAndMeans: MStep = (data, gamma, theta, known) => {
  const right = float64Reading.mStep(data, gamma, theta, known);
  if (known.length > 0) return right;
  const weights = right.weights.map((weight) => 0.9 * weight ** 1.3);
  const means = right.means.map((mean) => mean.map((value) => value + 1e-3 * Math.abs(value)));
  const { covariances } = about(means, data, gamma, theta, known);
  return { ...right, weights, means, covariances } as MixtureParameters;
};

/** Every weight to a power, and less than all together. */
const squaredWeights: MStep = (...question) => {
  const right = float64Reading.mStep(...question);
  if (question[3].length > 0) return right;
  const weights = right.weights.map((weight) => 0.9 * weight ** 1.3);
  return { ...right, weights };
};

it("names the counts where weights and means are wrong together", {
  timeout: 600_000,
}, async () => {
  const [sentence] = await saidOf(weightsAndMeans);
  for (const part of [
    "(9.26) weights",
    "(9.24) means",
    "(9.27) effective counts, on which both rest",
  ])
    expect(sentence).toContain(part);
});

describe("where no formula gives an M step's answers, the equation is named that they break", () => {
  it.each<[string, MStep, string]>([
    ["a row is left out of N_k", countsWithoutFirstRow, "(9.27) effective counts"],
    ["half of a mean is divided by N", halfOfMeansByN, "(9.24) means"],
    ["covariances are shrunk", shrunkCovariances, "(9.25"],
    ["weights are made of something else", squaredWeights, "(9.26) weights"],
  ])("%s", { timeout: 600_000 }, async (_, mStep, named) => {
    const [sentence, ...others] = await saidOf(mStep);
    expect(others).toEqual([]);
    const wrong = /^has wrong (.*?) in \d+ failing cases? tried: no known bug/
      .exec(sentence)?.[1]
      .split(", ");
    expect(
      wrong?.every((one) => one.startsWith(named)),
      sentence,
    ).toBe(true);
  });
});
