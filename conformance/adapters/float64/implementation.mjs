// The built-in implementation, from the package's own API, as the reader golden/readers/golden.test.mjs
// asks it: a function for each operation.
import * as gmm from "gmm-conformance";

const theta = ({ covariance_type: covarianceType, ...parameters }) => ({
  covarianceType,
  ...parameters,
});
const model = ({ covarianceType: covariance_type, ...parameters }) => ({
  covariance_type,
  ...parameters,
});
const rows = ({ rows: N, columns: K, values }) =>
  Array.from({ length: N }, (_, n) => Array.from(values.subarray(n * K, (n + 1) * K)));

export const log_density = ({ data, model: start }) => ({
  log_density: Array.from(gmm.logDensities(data, theta(start))),
  component_log_density: rows(gmm.logComponentDensities(data, theta(start))),
});

export const e_step = ({ data, model: start }) => ({
  responsibilities: rows(gmm.eStep(data, theta(start))),
});

export const m_step = ({ data, responsibilities, model: start, known }) => ({
  model: model(gmm.mStep(data, responsibilities, theta(start), { known })),
});

export const log_likelihood = ({ data, model: start }) => ({
  log_likelihood: gmm.logLikelihood(data, theta(start)),
});

export const em = ({ data, model: start, known, steps }) => {
  const end = gmm.em(data, theta(start), { known, steps });
  return { log_likelihoods: end.logLikelihoods, model: model(end.parameters) };
};

export const fit = ({ data, model: start, known, tolerance, max_steps: maxSteps }) => {
  const stopping = { rule: "total", tolerance };
  const end = gmm.fit(data, theta(start), { known, stopping, maxSteps });
  const { logLikelihood: log_likelihood, steps, converged } = end;
  return { log_likelihood, model: model(end.parameters), steps, converged };
};
