import { describe, expect, it } from "vitest";
import { covarianceTypes, type MixtureParameters, mapParameters } from "../model/index.ts";
import { em } from "./em.ts";
import { arithmetic, type Real, toDigits } from "./engine/index.ts";
import { eStep } from "./eStep.ts";
import { logComponentDensities, logDensities } from "./logDensity.ts";
import { logLikelihood } from "./logLikelihood.ts";
import { mStep } from "./mStep.ts";
import { step } from "./step.ts";

const data = [
  [0.1, 0.4],
  [1.3, -1],
  [2.5, 1.1],
  [3, 3.2],
  [-1, 2],
  [0.6, 0.9],
];
const common = {
  weights: [0.3, 0.7],
  means: [
    [0, 0],
    [2, 1.5],
  ],
};
const starts: Readonly<Record<MixtureParameters["covarianceType"], MixtureParameters>> = {
  full: {
    ...common,
    covarianceType: "full",
    covariances: [
      [
        [2, 0.5],
        [0.5, 1.5],
      ],
      [
        [3, -1],
        [-1, 0.75],
      ],
    ],
  },
  tied: {
    ...common,
    covarianceType: "tied",
    covariances: [
      [2, 0.5],
      [0.5, 1.5],
    ],
  },
  diag: {
    ...common,
    covarianceType: "diag",
    covariances: [
      [2, 0.5],
      [3, 0.75],
    ],
  },
  spherical: { ...common, covarianceType: "spherical", covariances: [2, 0.75] },
};

const text = (theta: MixtureParameters<Real>, digits = 35) =>
  mapParameters(theta, (value) => toDigits(value, digits));
const { math } = arithmetic(50);

describe.each(covarianceTypes)("em, %s", (structure) => {
  const start = starts[structure];

  it("(9.24) a step is an E step and the M step from it", () => {
    const whole = step(data, start);
    expect(text(whole, 50)).toEqual(text(mStep(data, eStep(data, start), start), 50));
  });

  it("takes one step after the other and keeps every state", () => {
    const { parameters, logLikelihoods } = em(data, start, { steps: 2 });
    const once = step(data, start);
    const twice = step(data, once);
    expect(parameters.map((theta) => text(theta, 45))).toEqual(
      [start, once, twice].map((theta) => text(mapParameters<Real, Real>(theta, exact), 45)),
    );
    expect(logLikelihoods.map((value) => toDigits(value, 45))).toEqual(
      [start, once, twice].map((theta) => toDigits(logLikelihood(data, theta), 45)),
    );
  });

  it("(9.28) never falls", () => {
    const { logLikelihoods } = em(data, start, { steps: 4 });
    logLikelihoods.slice(1).forEach((value, t) => {
      expect(math.larger(value as number, logLikelihoods[t] as number)).toBe(true);
    });
  });

  it("at D = 1 takes the same steps in scalars and in vectors", () => {
    const line = data.map(([first]) => [first]);
    const flat: MixtureParameters = atOneDimension(start);
    const [scalar, vector] = (["scalar", "vector"] as const).map((forms) =>
      em(line, flat, { steps: 3, forms }),
    );
    expect(scalar.parameters.map((theta) => text(theta))).toEqual(
      vector.parameters.map((theta) => text(theta)),
    );
    expect(scalar.logLikelihoods.map((value) => toDigits(value, 35))).toEqual(
      vector.logLikelihoods.map((value) => toDigits(value, 35)),
    );
  });

  it("holds all that is known, and then stands still", () => {
    const known = ["weights", "means", "covariances"] as const;
    const { parameters } = em(data, start, { steps: 2, known });
    expect(text(parameters[2], 60)).toEqual(text(parameters[0], 60));
  });
});

const exact = (value: Real): Real => arithmetic(50).exactly(value);

/** The first dimension of a model. */
function atOneDimension(theta: MixtureParameters): MixtureParameters {
  const means = theta.means.map(([first]) => [first]);
  const { weights } = theta;
  switch (theta.covarianceType) {
    case "full":
      return {
        covarianceType: "full",
        weights,
        means,
        covariances: theta.covariances.map(([[v]]) => [[v]]),
      };
    case "tied":
      return { covarianceType: "tied", weights, means, covariances: [[theta.covariances[0][0]]] };
    case "diag":
      return {
        covarianceType: "diag",
        weights,
        means,
        covariances: theta.covariances.map(([v]) => [v]),
      };
    case "spherical":
      return { covarianceType: "spherical", weights, means, covariances: theta.covariances };
  }
}

describe("em", () => {
  it("of no steps is the start and its log likelihood", () => {
    const { parameters, logLikelihoods } = em(data, starts.full, { steps: 0 });
    expect(parameters).toHaveLength(1);
    expect(mapParameters(parameters[0], Number)).toEqual(starts.full);
    expect(toDigits(logLikelihoods[0], 40)).toBe(toDigits(logLikelihood(data, starts.full), 40));
  });

  it("reports every state as it is reached, the start first", () => {
    const seen: [number, string][] = [];
    const { logLikelihoods } = em(data, starts.diag, {
      steps: 3,
      onStep: (t, value) => seen.push([t, toDigits(value, 20)]),
    });
    expect(seen).toEqual(logLikelihoods.map((value, t) => [t, toDigits(value, 20)]));
  });

  it("more digits change nothing but the digits", () => {
    const [forty, sixty] = [40, 60].map((precision) =>
      em(data, starts.full, { steps: 3, precision }),
    );
    expect(text(forty.parameters[3])).toEqual(text(sixty.parameters[3]));
    const doubles = em(data, starts.full, { steps: 3, precision: "double" });
    const rounded = (theta: MixtureParameters<Real>) =>
      mapParameters(theta, (value) => Number(toDigits(value, 11)));
    expect(rounded(doubles.parameters[3])).toEqual(rounded(sixty.parameters[3]));
  });

  it("a perfectly symmetric start stays symmetric", () => {
    const twins: MixtureParameters = {
      covarianceType: "spherical",
      weights: [0.5, 0.5],
      means: [
        [1, 1],
        [1, 1],
      ],
      covariances: [2, 2],
    };
    const theta = em(data, twins, { steps: 3 }).parameters[3];
    expect(text(theta).means[0]).toEqual(text(theta).means[1]);
    expect(theta.weights.map(String)).toEqual(["0.5", "0.5"]);
  });
});

describe("no operation changes its arguments", () => {
  const copy = structuredClone({ data, starts });
  const flat = { rows: 6, columns: 2, values: Float64Array.from(data.flat()) };

  it.each(covarianceTypes)("%s", (structure) => {
    const theta = starts[structure];
    const gamma = data.map((_, n) => [n / 8, 1 - n / 8]);
    const gammaBefore = structuredClone(gamma);
    for (const input of [data, flat]) {
      eStep(input, theta);
      mStep(input, gamma, theta, { known: ["weights"] });
      step(input, theta);
      em(input, theta, { steps: 1 });
      logLikelihood(input, theta);
      logDensities(input, theta);
      logComponentDensities(input, theta);
    }
    expect({ data, starts }).toEqual(copy);
    expect(gamma).toEqual(gammaBefore);
    expect(Array.from(flat.values)).toEqual(data.flat());
  });
});
