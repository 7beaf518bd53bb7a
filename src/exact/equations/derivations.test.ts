import { describe, expect, it } from "vitest";
import { arithmetic, type Binding, evaluation, type Real, type Value } from "../engine/index.ts";
import { indices } from "../indices.ts";
import { equations } from "./index.ts";

const { math, exactly } = arithmetic(60);
const add = (a: Real, b: Real) => math.add(a as number, b as number) as Real;
const subtract = (a: Real, b: Real) => math.subtract(a as number, b as number) as Real;
const multiply = (a: Real, b: Real) => math.multiply(a as number, b as number) as Real;
const divide = (a: Real, b: Real) => math.divide(a as number, b as number) as Real;
const isLarger = (a: Real, b: Real) => math.larger(a as number, b as number) === true;
const real = (text: string) => math.bignumber(text) as Real;
const total = (values: readonly Real[]) => values.reduce(add, exactly(0));

/** Everything that an entry can be about; each part is given where it is needed. */
interface Given {
  readonly points: readonly (readonly Real[])[];
  readonly weights: readonly Real[];
  readonly means: readonly Value[];
  readonly Sigmas: readonly Value[];
  readonly gamma: readonly (readonly Real[])[];
  readonly z: readonly (readonly number[])[];
  readonly lambda: Real;
  readonly variance: (...indices: number[]) => Real;
}

const rows = (values: readonly (readonly number[])[]) => values.map((row) => row.map(exactly));

/** Five points, two overlapping components: |Σ_k| ≠ 1, correlated, N_k far from N/2. */
const example: Given = {
  points: rows([
    [0, 0.5],
    [1, -1],
    [2.5, 1],
    [3, 3],
    [-1, 2],
  ]),
  weights: [0.25, 0.75].map(exactly),
  means: rows([
    [0, 0],
    [2, 1.5],
  ]),
  Sigmas: [
    rows([
      [2, 0.5],
      [0.5, 1.5],
    ]),
    rows([
      [3, -1],
      [-1, 0.75],
    ]),
  ],
  gamma: rows([
    [0.875, 0.125],
    [0.5, 0.5],
    [0.25, 0.75],
    [0.125, 0.875],
    [0.0625, 0.9375],
  ]),
  z: [
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
    [0, 1],
  ],
  lambda: exactly(-5),
  variance: (k, i = 0) => exactly([2, 0.75, 1.25][k - 1 + i]),
};

/** One of the entries that share a name is chosen by its number. */
const alternatives = ["1.46", "9.25-diag", "9.25-scalar", "9.25-spherical"];
const structural = ["9.25-diag-gradient", "9.25-spherical-gradient"];

function about(given: Partial<Given>, chosen: readonly string[] = []) {
  const { points, weights, means, Sigmas, gamma, z, lambda, variance } = { ...example, ...given };
  const excluded = [...alternatives, ...structural].filter((number) => !chosen.includes(number));
  const bindings: Record<string, Binding> = {
    N: exactly(points.length),
    K: exactly(weights.length),
    D: exactly(points[0].length),
    x: (n: number) => points[n - 1],
    weight: (k: number) => weights[k - 1],
    mu: (k: number) => means[k - 1],
    Sigma: (k: number) => Sigmas[k - 1],
    gamma: (n: number, k: number) => gamma[n - 1][k - 1],
    z: (n: number, k: number) => exactly(z[n - 1][k - 1]),
    lambda,
    variance,
  };
  const entries = equations.filter(({ number }) => !excluded.includes(number));
  return evaluation(arithmetic(60), entries, bindings);
}

const K = indices(2);
const D = indices(2);
const N = indices(5);

/** The derivative of f at 0 by a central difference: exact to about 39 of 60 digits. */
function derivative(f: (h: Real) => Real): Real {
  const h = real("1e-20");
  const rise = subtract(f(h), f(multiply(h, exactly(-1))));
  return divide(rise, multiply(h, exactly(2)));
}

function expectSame(actual: Value, expected: Value, digits: number): void {
  if (Array.isArray(expected)) {
    expect(actual).toHaveLength(expected.length);
    expected.forEach((value, i) => {
      expectSame((actual as readonly Value[])[i], value, digits);
    });
    return;
  }
  const error = math.abs(subtract(actual as Real, expected as Real) as number) as Real;
  const close = isLarger(real(`1e-${digits}`), error);
  expect(close, `${actual} is ${expected} to ${digits} digits`).toBe(true);
}

const expectZero = (value: Value) => {
  expectSame(value, Array.isArray(value) ? (math.zeros(2, 2) as unknown as Value) : exactly(0), 25);
};

const expectNotZero = (value: Real) => {
  expect(isLarger(math.abs(value as number) as Real, exactly(0.001))).toBe(true);
};

/** A list with `change` added to one entry. */
function moved(values: readonly Real[], at: number, change: Real): readonly Real[] {
  return values.map((value, i) => (i === at ? add(value, change) : value));
}

function movedMean(k: number, i: number, h: Real): readonly Value[] {
  return example.means.map((mean, j) =>
    j === k - 1 ? moved(mean as readonly Real[], i - 1, h) : mean,
  );
}

function movedCovariance(k: number, i: number, j: number, h: Real): readonly Value[] {
  return example.Sigmas.map((Sigma, c) =>
    c === k - 1
      ? (Sigma as readonly (readonly Real[])[]).map((row, r) =>
          r === i - 1 ? moved(row, j - 1, h) : row,
        )
      : Sigma,
  );
}

const responsibilities = (given: Partial<Given> = {}) => {
  const e = about(given);
  return N.map((n) => K.map((k) => e.scalar("responsibility", n, k)));
};

const newMeans = () => K.map((k) => about({}).value("muNew", k));

describe("chapter 2: one Gaussian", () => {
  const e = about({});

  it("(2.43-log) is the log of (2.43)", () => {
    for (const n of N) {
      const at = [example.points[n - 1], example.means[1], example.Sigmas[1]] as const;
      expectSame(e.value("logNormal", ...at), e.value("log", e.value("Normal", ...at)), 50);
    }
  });

  it("(2.121, 2.122) are the M step at K = 1", () => {
    const alone = about({ weights: [exactly(1)], gamma: N.map(() => [exactly(1)]) });
    expectSame(alone.value("sampleMean"), rows([[1.1, 1.1]])[0], 15);
    expectSame(alone.value("sampleMean"), alone.value("muNew", 1), 50);
    expectSame(alone.value("sampleCovariance"), alone.value("SigmaNew", 1), 50);
  });
});

describe("the latent variable", () => {
  const oneHot = (k: number) => N.map(() => K.map((j) => (j === k ? 1 : 0)));

  it("(9.9) holds of the weights that the M step gives", () => {
    const e = about({});
    const weights = K.map((k) => e.scalar("weightNew", k));
    expectSame(about({ weights }).value("totalWeight"), exactly(1), 50);
  });

  it("(9.10) is π_k where z_k = 1", () => {
    for (const k of K)
      expectSame(about({ z: oneHot(k) }).value("latentPrior", 1), example.weights[k - 1], 50);
  });

  it("(9.11) is the density of component k where z_k = 1", () => {
    for (const k of K) {
      const density = about({}).value(
        "Normal",
        example.points[3],
        example.means[k - 1],
        example.Sigmas[k - 1],
      );
      expectSame(about({ z: oneHot(k) }).value("latentDensity", 4), density, 50);
    }
  });

  it("(9.7) is the sum over z of (9.10) times (9.11)", () => {
    for (const n of N) {
      const joint = K.map((k) => {
        const e = about({ z: oneHot(k) });
        return multiply(e.scalar("latentPrior", n), e.scalar("latentDensity", n));
      });
      expectSame(total(joint), about({}).value("mixtureDensity", example.points[n - 1]), 50);
    }
  });
});

describe("all latent variables together", () => {
  /** Every way of assigning five points to two components. */
  const assignments = Array.from({ length: 32 }, (_, bits) =>
    N.map((n) => ((bits >> (n - 1)) & 1 ? [0, 1] : [1, 0])),
  );
  const over = (value: (e: ReturnType<typeof about>) => Real, given: Partial<Given> = {}) =>
    assignments.map((z) => value(about({ ...given, z })));

  it("(9.35) summed over Z is the likelihood of the data", () => {
    const likelihood = total(over((e) => e.scalar("completeLikelihood")));
    expectSame(about({}).value("log", likelihood), about({}).value("logLikelihood"), 50);
  });

  it("(9.36) is the log of (9.35)", () => {
    const logs = over((e) => e.scalar("log", e.value("completeLikelihood")));
    expectSame(
      over((e) => e.scalar("completeLogLikelihood")),
      logs,
      50,
    );
  });

  it("(9.38) is (9.35) divided by its sum over Z", () => {
    const joint = over((e) => e.scalar("completeLikelihood"));
    const posterior = joint.map((value) => divide(value, total(joint)));
    expectSame(
      over((e) => e.scalar("latentPosterior")),
      posterior,
      50,
    );
  });

  it("(9.23) is the expectation of z_nk under (9.38)", () => {
    const posterior = over((e) => e.scalar("latentPosterior"));
    const expected = N.map((n) =>
      K.map((k) =>
        total(posterior.map((p, a) => multiply(p, exactly(assignments[a][n - 1][k - 1])))),
      ),
    );
    expectSame(expected, responsibilities(), 50);
  });

  it("(9.40) is the expectation of (9.36) under (9.38) of other parameters", () => {
    const old = {
      means: rows([
        [-1, 0],
        [1, 2],
      ]),
      weights: [0.5, 0.5].map(exactly),
    };
    const posterior = over((e) => e.scalar("latentPosterior"), old);
    const terms = over((e) => e.scalar("completeLogLikelihood"));
    const expectation = total(posterior.map((p, a) => multiply(p, terms[a])));
    expectSame(about({ gamma: responsibilities(old) }).value("Q"), expectation, 50);
  });
});

describe("exercise 9.7: the latent variables known", () => {
  const known = about({ gamma: rows(example.z) });

  it("(9.37) is the share of points in the group", () => {
    expect(K.map((k) => String(about({}).value("groupFraction", k)))).toEqual(["0.4", "0.6"]);
    expectSame(known.value("weightNew", 1), exactly(0.4), 15);
    for (const k of K)
      expectSame(known.value("weightNew", k), about({}).value("groupFraction", k), 50);
  });

  it.each(K)("(9.24) and (9.25) fit component %i to its group alone", (k) => {
    const group = about({ points: example.points.filter((_, n) => example.z[n][k - 1] === 1) });
    expectSame(known.value("muNew", k), group.value("sampleMean"), 50);
    expectSame(known.value("SigmaNew", k), group.value("sampleCovariance"), 50);
  });
});

describe("the singularity", () => {
  const spherical = (variance: Real) => [
    [variance, exactly(0)],
    [exactly(0), variance],
  ];

  it("(9.15) is (2.43) on the mean itself", () => {
    const [point] = example.points;
    for (const k of K)
      expectSame(
        about({}).value("densityOnPoint", 1, k),
        about({}).value("Normal", point, point, spherical(example.variance(k))),
        50,
      );
  });

  it("(9.15) grows a hundredfold whenever σ falls to a tenth, without end", () => {
    const at = (variance: string) =>
      about({ variance: () => real(variance) }).scalar("densityOnPoint", 1, 1);
    expectSame(divide(at("1e-2"), at("1")), exactly(100), 50);
    expectSame(divide(at("1e-202"), at("1e-200")), exactly(100), 50);
  });
});

describe("the means", () => {
  const gradientFrom = (value: "logLikelihood" | "Q") => (k: number) =>
    D.map((i) => derivative((h) => about({ means: movedMean(k, i, h) }).scalar(value)));

  it.each(K)("(9.16) with the responsibilities of θ is the derivative of (9.28), k = %i", (k) => {
    const e = about({ gamma: responsibilities() });
    expectSame(e.value("meanGradient", k), gradientFrom("logLikelihood")(k), 30);
  });

  it.each(K)("(9.16) with other responsibilities is the derivative of (9.40), k = %i", (k) => {
    expectSame(about({}).value("meanGradient", k), gradientFrom("Q")(k), 30);
  });

  it.each(K)("(9.16) vanishes at the mean of (9.24) and not at the old one, k = %i", (k) => {
    const gradient = about({ means: newMeans() }).value("meanGradient", k) as readonly Real[];
    gradient.forEach(expectZero);
    const [before] = about({}).value("meanGradient", k) as readonly Real[];
    expectNotZero(before);
  });
});

describe("the covariances", () => {
  it.each(K)("(9.25-gradient) is the derivative of (9.40) entry by entry, k = %i", (k) => {
    const gradient = D.map((i) =>
      D.map((j) => derivative((h) => about({ Sigmas: movedCovariance(k, i, j, h) }).scalar("Q"))),
    );
    expectSame(about({}).value("SigmaGradient", k), gradient, 30);
  });

  it("(9.25-gradient) vanishes at (9.25)", () => {
    const Sigmas = K.map((k) => about({}).value("SigmaNew", k));
    const e = about({ means: newMeans(), Sigmas });
    for (const k of K) expectZero(e.value("SigmaGradient", k));
  });

  it("(9.25-gradient) does not vanish at (9.25) about the old means", () => {
    const Sigmas = K.map((k) => about({}).value("SigmaNew", k));
    const [[entry]] = about({ Sigmas }).value("SigmaGradient", 1) as readonly (readonly Real[])[];
    expectNotZero(entry);
  });

  it("(9.25-tied-gradient) is the derivative of (9.40) along a shared Σ", () => {
    const [shared] = example.Sigmas as readonly (readonly (readonly Real[])[])[];
    const value = (i: number, j: number) => (h: Real) => {
      const Sigma = shared.map((row, r) => (r === i - 1 ? moved(row, j - 1, h) : row));
      return about({ Sigmas: [Sigma, Sigma] }).scalar("Q");
    };
    const gradient = D.map((i) => D.map((j) => derivative(value(i, j))));
    const e = about({ Sigmas: [shared, shared] });
    expectSame(e.value("SigmaTiedGradient"), gradient, 30);
  });

  it("(9.25-tied-gradient) vanishes at (9.25-tied), where no component's own does", () => {
    const Sigma = about({}).value("SigmaTiedNew");
    const e = about({ means: newMeans(), Sigmas: [Sigma, Sigma] });
    expectZero(e.value("SigmaTiedGradient"));
    expectNotZero((e.value("SigmaGradient", 1) as readonly (readonly Real[])[])[0][0]);
  });

  const diagonal = (variances: readonly Real[]) => [
    [variances[0], exactly(0)],
    [exactly(0), variances[1]],
  ];

  it("(9.25-diag-gradient) is the derivative of (9.40) and vanishes at (9.25-diag)", () => {
    const at = (variances: readonly (readonly Real[])[], means = example.means) =>
      about(
        {
          means,
          Sigmas: variances.map(diagonal),
          variance: (k, i) => variances[k - 1][i - 1],
        },
        ["9.25-diag-gradient"],
      );
    const start = rows([
      [2, 0.5],
      [3, 1.25],
    ]);
    const along = (k: number, i: number) => (h: Real) =>
      at(start.map((row, c) => (c === k - 1 ? moved(row, i - 1, h) : row))).scalar("Q");
    const diag = about({}, ["9.25-diag"]);
    const best = K.map((k) => D.map((i) => diag.scalar("varianceNew", k, i)));
    for (const k of K)
      for (const i of D) {
        expectSame(at(start).value("varianceGradient", k, i), derivative(along(k, i)), 30);
        expectZero(at(best, newMeans()).value("varianceGradient", k, i));
      }
  });

  it("(9.25-spherical-gradient) is the derivative of (9.40) and vanishes at (9.25-spherical)", () => {
    const at = (variances: readonly Real[], means = example.means) =>
      about(
        {
          means,
          Sigmas: variances.map((variance) => diagonal([variance, variance])),
          variance: (k) => variances[k - 1],
        },
        ["9.25-spherical-gradient"],
      );
    const start = [2, 0.75].map(exactly);
    const spherical = about({}, ["9.25-spherical"]);
    const best = K.map((k) => spherical.scalar("varianceNew", k));
    for (const k of K) {
      const along = (h: Real) => at(moved(start, k - 1, h)).scalar("Q");
      expectSame(at(start).value("varianceGradient", k), derivative(along), 30);
      expectZero(at(best, newMeans()).value("varianceGradient", k));
    }
  });

  it("(9.25-diag) is the diagonal of (9.25), and (9.25-spherical) the mean of that", () => {
    const full = about({}).value("SigmaNew", 2) as readonly (readonly Real[])[];
    const diag = about({}, ["9.25-diag"]);
    const spherical = about({}, ["9.25-spherical"]);
    for (const i of D) expectSame(diag.value("varianceNew", 2, i), full[i - 1][i - 1], 50);
    const mean = divide(add(full[0][0], full[1][1]), exactly(2));
    expectSame(spherical.value("varianceNew", 2), mean, 50);
  });

  it("(9.25-tied) is the mean of (9.25), weighted by N_k", () => {
    const e = about({});
    const weighted = K.map((k) =>
      math.multiply(e.value("weightNew", k) as number, e.value("SigmaNew", k) as never),
    ) as unknown as readonly (readonly (readonly Real[])[])[];
    const mean = D.map((i) => D.map((j) => total(weighted.map((S) => S[i - 1][j - 1]))));
    expectSame(e.value("SigmaTiedNew"), mean, 50);
  });

  it.each(K)("(9.25-known-means) is (9.25) about a mean that is held, k = %i", (k) => {
    const { points, gamma, means } = example;
    const mean = means[k - 1] as readonly Real[];
    const entry = (i: number, j: number) => {
      const terms = points.map((x, n) =>
        multiply(gamma[n][k - 1], multiply(subtract(x[i], mean[i]), subtract(x[j], mean[j]))),
      );
      return divide(total(terms), total(gamma.map((row) => row[k - 1])));
    };
    const held = [0, 1].map((i) => [0, 1].map((j) => entry(i, j)));
    expectSame(about({}).value("SigmaAboutKnown", k), held, 50);
  });
});

describe("the weights", () => {
  const movedWeights = (k: number, h: Real) => ({ weights: moved(example.weights, k - 1, h) });

  it.each(K)("(9.21) is the derivative of (9.20), k = %i", (k) => {
    const along = (h: Real) => about(movedWeights(k, h)).scalar("lagrangian");
    expectSame(about({}).value("lagrangianGradient", k), derivative(along), 30);
  });

  it("(9.20) is the log likelihood where the weights sum to 1, whatever λ is", () => {
    const e = about({ lambda: exactly(17) });
    expectSame(e.value("lagrangian"), e.value("logLikelihood"), 50);
  });

  it("(9.21) vanishes with λ = −N where EM leaves the weights, and with no other λ", () => {
    /** Far apart, so that EM of the weights alone contracts fast. */
    const apart = {
      points: rows([
        [0, 0],
        [1, 1],
        [8, 8],
        [9, 8],
        [8, 9],
      ]),
      means: rows([
        [0, 0],
        [8, 8],
      ]),
      z: example.z,
    };
    let weights = example.weights;
    for (let t = 0; t < 8; t++) {
      const gamma = responsibilities({ ...apart, weights });
      const e = about({ ...apart, gamma });
      weights = K.map((k) => e.scalar("weightNew", k));
    }
    for (const k of K) {
      expectZero(about({ ...apart, weights }).value("lagrangianGradient", k));
      expectNotZero(
        about({ ...apart, weights, lambda: exactly(-4) }).scalar("lagrangianGradient", k),
      );
    }
  });

  it.each(K)("(9.26-gradient) is the derivative of (9.40) with its constraint, k = %i", (k) => {
    const along = (h: Real) => {
      const e = about(movedWeights(k, h));
      return add(e.scalar("Q"), multiply(example.lambda, e.scalar("totalWeight")));
    };
    expectSame(about({}).value("weightGradient", k), derivative(along), 30);
  });

  it.each(K)("(9.26-gradient) vanishes at (9.26) with λ = −N, k = %i", (k) => {
    const weights = K.map((j) => about({}).scalar("weightNew", j));
    expectZero(about({ weights }).value("weightGradient", k));
    expectNotZero(about({}).scalar("weightGradient", k));
  });
});

describe("the M step", () => {
  const e = about({});
  const weights = K.map((k) => e.scalar("weightNew", k));
  const means = newMeans();
  const Sigmas = K.map((k) => e.value("SigmaNew", k));
  const best: Partial<Given> = { weights, means, Sigmas };
  const h = exactly(0.01);
  const others: readonly (readonly [string, Partial<Given>])[] = [
    ["the weights differ", { weights: [add(weights[0], h), subtract(weights[1], h)] }],
    ["a mean is the old one", { means: [example.means[0], means[1]] }],
    ["a covariance is the old one", { Sigmas: [Sigmas[0], example.Sigmas[1]] }],
    ["everything is the old", example],
  ];

  it.each(others)("(9.40) is lower where %s", (_what, other) => {
    const lower = about({ ...best, ...other, gamma: example.gamma }).scalar("Q");
    expect(isLarger(about(best).scalar("Q"), lower)).toBe(true);
  });
});
