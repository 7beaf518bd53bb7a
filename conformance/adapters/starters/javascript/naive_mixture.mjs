// Mixtures of Gaussians with diagonal covariances, as a first version is often written.
//
// `data` is an array of rows. A `model` has arrays of `weights`, `means` (a row a component) and
// `covariances` (the variances of a component, a row a component).

const sum = (values) => values.reduce((total, value) => total + value, 0);

/** π_k N(x | μ_k, Σ_k) of every component: the summands of (9.7), by (2.43). */
function weightedDensities(x, { weights, means, covariances }) {
  return weights.map((weight, k) => {
    let term = weight;
    for (const [i, variance] of covariances[k].entries())
      term *=
        Math.exp(-((x[i] - means[k][i]) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    return term;
  });
}

/** γ(z_nk): a row a point, (9.23). */
export function eStep(data, model) {
  return data.map((x) => {
    const terms = weightedDensities(x, model);
    return terms.map((term) => term / sum(terms));
  });
}

/** The means (9.24), variances (9.25) and weights (9.26), by the effective counts N_k (9.27). */
export function mStep(data, responsibilities) {
  const model = { covariance_type: "diag", weights: [], means: [], covariances: [] };
  for (const k of responsibilities[0].keys()) {
    const count = sum(responsibilities.map((row) => row[k]));
    const average = (value) => sum(data.map((x, n) => responsibilities[n][k] * value(x))) / count;
    const mean = data[0].map((_, i) => average((x) => x[i]));
    model.weights.push(count / data.length);
    model.means.push(mean);
    model.covariances.push(mean.map((m, i) => average((x) => x[i] ** 2) - m ** 2));
  }
  return model;
}

/** ln p(X), (9.28). */
export function logLikelihood(data, model) {
  return sum(data.map((x) => Math.log(sum(weightedDensities(x, model))))) / data.length;
}

/** The model after some steps of EM, and the log likelihoods before the first and after each. */
export function em(data, start, steps) {
  let model = start;
  const logLikelihoods = [logLikelihood(data, model)];
  for (let step = 0; step < steps; step++) {
    model = mStep(data, eStep(data, model));
    logLikelihoods.push(logLikelihood(data, model));
  }
  return { logLikelihoods, model };
}
