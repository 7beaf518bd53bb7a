/**
 * Two Gaussians fitted to one column as scikit-learn's `GaussianMixture(tol=0.001)` fits them: from
 * a split of the rows, with a ridge, until a step adds little to the mean log likelihood. This is
 * the search's own, written to be quick; what it finds is checked with `src/float64`.
 */

/** scikit-learn's `reg_covar`, added to each variance. */
export const ridge = 1e-6;

/** scikit-learn's `tol`, as the workbook gives it. */
export const tolerance = 1e-3;

/** scikit-learn's `max_iter`. */
const mostSteps = 100;

interface Component {
  readonly weight: number;
  readonly mean: number;
  readonly variance: number;
}

type Pair<Item> = readonly [Item, Item];

/** The state in which it stops: [mean 1, mean 2, sd 1, sd 2, weight 1]. */
export function earlyStoppedFit(cents: readonly number[], splitAt: number): number[] {
  const x = new Float64Array(cents.map((value) => value / 100));
  let gamma1 = new Float64Array(cents.map((value) => (value < splitAt ? 1 : 0)));
  let theta = mStep(x, gamma1);
  let logLikelihoodOld = -Infinity;
  for (let step = 0; step < mostSteps; step++) {
    let logLikelihood: number;
    ({ gamma1, logLikelihood } = eStep(x, theta));
    theta = mStep(x, gamma1);
    if (logLikelihood - logLikelihoodOld < tolerance * x.length) break;
    logLikelihoodOld = logLikelihood;
  }
  const [first, second] = theta;
  return [
    first.mean,
    second.mean,
    Math.sqrt(first.variance),
    Math.sqrt(second.variance),
    first.weight,
  ];
}

/** (9.23) and (9.28), by the ratio of the second component's density to the first's. */
function eStep(x: Float64Array, [first, second]: Pair<Component>) {
  const gamma1 = new Float64Array(x.length);
  const constants = [logPeak(first), logPeak(second)];
  let logLikelihood = 0;
  for (let n = 0; n < x.length; n++) {
    const log1 = constants[0] - (x[n] - first.mean) ** 2 / (2 * first.variance);
    const log2 = constants[1] - (x[n] - second.mean) ** 2 / (2 * second.variance);
    const sum = 1 + Math.exp(log2 - log1);
    gamma1[n] = 1 / sum;
    logLikelihood += log1 + Math.log(sum);
  }
  return { gamma1, logLikelihood };
}

/** ln of π_k times the density at the mean. */
function logPeak({ weight, variance }: Component): number {
  return Math.log(weight) - Math.log(2 * Math.PI * variance) / 2;
}

/** (9.24) to (9.27), with the ridge. */
function mStep(x: Float64Array, gamma1: Float64Array): Pair<Component> {
  return [
    component(x, gamma1),
    component(
      x,
      gamma1.map((gamma) => 1 - gamma),
    ),
  ];
}

function component(x: Float64Array, gamma: Float64Array): Component {
  let N_k = 0;
  let total = 0;
  for (let n = 0; n < x.length; n++) {
    N_k += gamma[n];
    total += gamma[n] * x[n];
  }
  const mean = total / N_k;
  let scatter = 0;
  for (let n = 0; n < x.length; n++) scatter += gamma[n] * (x[n] - mean) ** 2;
  return { weight: N_k / x.length, mean, variance: scatter / N_k + ridge };
}
