import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCsv } from "../src/data/index.ts";
import { em, eStep, fit as fitFrom, logLikelihood, mStep } from "../src/float64/index.ts";
import { randomRowsStart } from "../src/initialisation/index.ts";
import type { FullParameters, Matrix, MixtureParameters } from "../src/model/index.ts";
import { type WorkbookState, workbookStep } from "./workbookStep.ts";

/** The figures that these pages state were measured: each is measured here again, and looked for in its page. */

const page = (name: string) =>
  readFileSync(new URL(name, import.meta.url), "utf8").replace(/\s+/g, " ");

function dataset(name: string): Matrix {
  const path = new URL(`../golden/datasets/${name}.csv`, import.meta.url);
  return readCsv(readFileSync(path, "utf8"), name).data;
}

/** The certified answer of a fit. */
function certified(name: string): {
  readonly log_likelihood: number;
  readonly model: { readonly means: readonly (readonly number[])[] };
} {
  const path = new URL(`../golden/cases/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")).expected;
}

const total = (tolerance: number) => ({ rule: "total", tolerance }) as const;
const signed = (value: number) => value.toExponential(1).replace(/^-/, "−");

/** Fails with the figure, not with the page. */
function expectToSay(text: string, figure: string): void {
  expect(text.includes(figure), figure).toBe(true);
}

describe("errata.md", () => {
  const errata = page("errata.md");
  const data = dataset("mixed-population");
  const x = Array.from(data.values);
  const start: WorkbookState = { means: [10, 30], variances: [1, 1], weights: [0.5, 0.5] };

  const printed: FullParameters = {
    covarianceType: "full",
    weights: [0.48271044, 0.51728956],
    means: [[48.85430785], [109.5768361]],
    covariances: [[[17.7847952 ** 2]], [[14.07012376 ** 2]]],
  };
  const { log_likelihood, model } = certified("mixed-population/mixed-population-full-k2-fit");
  const [[mean1], [mean2]] = model.means;

  test("where the maximum is, and how far from the printed fit", () => {
    expectToSay(errata, `the maximum is at ${mean1.toFixed(4)} and ${mean2.toFixed(4)}`);
    const gain = log_likelihood - logLikelihood(data, printed);
    const moved = Math.max(mean1 - printed.means[0][0], mean2 - printed.means[1][0]);
    expectToSay(
      errata,
      `${gain.toFixed(3)} higher in log likelihood and ${moved.toFixed(2)} away in a mean`,
    );
  });

  test("how many densities are 0", () => {
    const exponential = (value: number, mean: number) => Math.exp(-((value - mean) ** 2) / 2);
    const none = (of: (value: number, mean: number) => number) =>
      x.filter((value) => start.means.every((mean) => of(value, mean) === 0)).length;
    const densities = none((value, mean) => exponential(value, mean) / Math.sqrt(2 * Math.PI));
    expectToSay(
      errata,
      `exactly 0 for ${densities} of the 982 values (both exponentials for ${none(exponential)})`,
    );
  });

  test("what the weights sum to after the first step", () => {
    const { weights } = workbookStep(x, start);
    const sum = weights[0] + weights[1];
    expectToSay(errata, `after the first step the weights sum to ${sum.toFixed(4)}`);
  });

  test("where integer arrays freeze", () => {
    let state = start;
    for (let t = 0; t < 200; t++) state = workbookStep(x, state, { integers: true });
    const [first, second] = state.means;
    expect(workbookStep(x, state, { integers: true }).means).toEqual([first, second]);
    expectToSay(errata, `on the data it freezes at the means ${first} and ${second}`);
  });

  test("how far the small number moves the means", () => {
    const near: WorkbookState = {
      means: [mean1, mean2],
      variances: [341, 185],
      weights: [0.5, 0.5],
    };
    const end = (epsilonInEStep: boolean) => {
      let state = near;
      for (let t = 0; t < 20_000; t++) state = workbookStep(x, state, { epsilonInEStep });
      return state.means.map((mean, k) => mean - [mean1, mean2][k]);
    };
    const [first, second] = end(true);
    expectToSay(errata, `moves the means by ${signed(first)} and ${signed(second)}`);
    const [one, two] = end(false);
    expect(signed(one)).toBe(signed(two));
    expectToSay(errata, `alone by ${signed(one)} both`);
  });

  test("where the plotting grid leads", () => {
    const grid = Array.from({ length: 1000 }, (_, n) => 1 + (12 * n) / 999);
    const integers = workbookStep(grid, start, { integers: true });
    const { means, variances } = integers;
    expectToSay(
      errata,
      `the first execution gives means of ${means.join(" and ")} and variances of ${variances.join(" and ")}`,
    );
    expect(workbookStep(grid, integers, { integers: true }).means).toEqual([NaN, NaN]);
    let state = start;
    const areNumbers = [1, 2, 3, 4].map(() => {
      state = workbookStep(grid, state);
      return !state.means.some(Number.isNaN);
    });
    expect(areNumbers).toEqual([true, true, false, false]);
  });
});

describe("3-em.md", () => {
  test("how often covariances about the old means end elsewhere", () => {
    const data = dataset("old-faithful");
    const aboutOldMeans = (theta: MixtureParameters) => {
      const gamma = eStep(data, theta);
      const { covariances } = mStep(data, gamma, theta, { known: ["means"] });
      return { ...mStep(data, gamma, theta), covariances } as MixtureParameters;
    };
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
    const elsewhere = seeds.filter((seed) => {
      const start = randomRowsStart(data, 3, { covarianceType: "full", seed });
      const right = fitFrom(data, start, { stopping: total(1e-10), maxSteps: 20_000 });
      let [theta, before, now]: [MixtureParameters, number, number] = [start, -Infinity, 0];
      for (; Math.abs(now - before) > 1e-10; theta = aboutOldMeans(theta))
        [before, now] = [now, logLikelihood(data, theta)];
      return Math.abs(now - right.logLikelihood) > 1e-3;
    });
    expectToSay(
      page("3-em.md"),
      `${elsewhere.length} of 40 starts at random rows (seeds 1 to 40) end elsewhere`,
    );
  });
});

describe("6-numerics.md", () => {
  test("where the lab's start is after twenty steps, and where it ends", () => {
    const data = dataset("old-faithful-standardised");
    const unit = [
      [1, 0],
      [0, 1],
    ];
    const start: FullParameters = {
      covarianceType: "full",
      weights: [0.5, 0.5],
      means: [
        [-1, 1],
        [1, -1],
      ],
      covariances: [unit, unit],
    };
    const { logLikelihoods } = em(data, start, { steps: 20 });
    const end = fitFrom(data, start, { stopping: total(1e-12), maxSteps: 10_000 }).logLikelihood;
    expectToSay(
      page("6-numerics.md"),
      `starts at $${logLikelihoods[0].toFixed(2)}$, is near $${logLikelihoods[20].toFixed(0)}$ after twenty steps and hardly moves; the limit is $${end.toFixed(2)}$`,
    );
  });

  test("from how many dimensions on typical densities are 0", () => {
    const underflow = -1075 * Math.LN2; // half of the smallest double is rounded to 0
    const D = Math.ceil(-underflow / ((1 + Math.log(2 * Math.PI)) / 2));
    expectToSay(page("6-numerics.md"), `about $D = ${5 * Math.round(D / 5)}$ on`);
  });
});
