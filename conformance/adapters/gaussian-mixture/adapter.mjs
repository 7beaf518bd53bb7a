// npm's gaussian-mixture, in one dimension, under the protocol of gmm-conformance.
//
// Its variances are covariances of one dimension. `_updateModel` is the step that `optimize` takes.
import { readFileSync } from "node:fs";
import GaussianMixture from "gaussian-mixture";
import seedrandom from "seedrandom";
import { AdapterError, serve, Unsupported } from "../kits/javascript/gmm_adapter.mjs";

const manifest = new URL("node_modules/gaussian-mixture/package.json", import.meta.url);

/** How each structure writes the variances of one dimension. */
const shapes = {
  full: { read: ([[variance]]) => variance, write: (variance) => [[variance]] },
  diag: { read: ([variance]) => variance, write: (variance) => [variance] },
  spherical: { read: (variance) => variance, write: (variance) => variance },
};

function shapeOf(covarianceType) {
  const shape = shapes[covarianceType];
  if (shape === undefined) throw new Unsupported(`no ${covarianceType} covariances`);
  return shape;
}

/** A prior of infinite relevance holds the variances fixed: one number for all components. */
function optionsFor(known, variances) {
  if (known.length === 0) return {};
  if (known.join() !== "covariances") throw new Unsupported(`there is no group ${known.join()}`);
  return { variancePrior: variances[0], variancePriorRelevance: Number.POSITIVE_INFINITY };
}

/** Copies, because the package writes into its arrays. */
function mixtureOf({ model, known = [] }) {
  const variances = model.covariances.map(shapeOf(model.covariance_type).read);
  const means = model.means.map(single);
  const options = optionsFor(known, variances);
  return new GaussianMixture(model.weights.length, [...model.weights], means, variances, options);
}

function modelOf({ weights, means, vars }, covarianceType) {
  return {
    covariance_type: covarianceType,
    weights,
    means: means.map((mean) => [mean]),
    covariances: vars.map(shapeOf(covarianceType).write),
  };
}

/** The package's data are numbers. A row of another length is the package's to refuse. */
const single = (row) => (row.length === 1 ? row[0] : row);
const valuesOf = ({ data }) => data.map(single);

function logDensity(request) {
  const mixture = mixtureOf(request);
  const alone = mixture.means.map(
    (mean, k) => new GaussianMixture(1, [1], [mean], [mixture.vars[k]]),
  );
  const values = valuesOf(request);
  return {
    log_density: values.map((x) => mixture.logLikelihood([x])),
    component_log_density: values.map((x) => alone.map((one) => one.logLikelihood([x]))),
  };
}

function eStep(request) {
  return { responsibilities: mixtureOf(request).memberships(valuesOf(request)) };
}

function mStep(request) {
  const mixture = mixtureOf(request);
  mixture._updateModel(valuesOf(request), request.responsibilities);
  return { model: modelOf(mixture, request.model.covariance_type) };
}

function logLikelihood(request) {
  return { log_likelihood: mixtureOf(request).logLikelihood(valuesOf(request)) };
}

/** One at a time: `optimize(data, t)` stops early where a difference of log likelihoods is NaN. */
function em(request) {
  const mixture = mixtureOf(request);
  const values = valuesOf(request);
  const logLikelihoods = [mixture.logLikelihood(values)];
  for (let step = 0; step < request.steps; step++) {
    mixture.optimize(values, 1);
    logLikelihoods.push(mixture.logLikelihood(values));
  }
  return {
    log_likelihoods: logLikelihoods,
    model: modelOf(mixture, request.model.covariance_type),
  };
}

/** `optimize` returns how many steps it took: fewer than allowed, if it met its tolerance. */
function optimized(mixture, request, covarianceType) {
  const values = valuesOf(request);
  const steps = mixture.optimize(values, request.max_steps, request.tolerance);
  return {
    log_likelihood: mixture.logLikelihood(values),
    model: modelOf(mixture, covarianceType),
    steps,
    converged: steps < request.max_steps,
  };
}

function fit(request) {
  return optimized(mixtureOf(request), request, request.model.covariance_type);
}

/** The package takes no seed: Math.random is replaced by a generator that does. */
function fitOwn(request) {
  seedrandom(String(request.seed), { global: true });
  const { components, covariance_type } = request;
  const own = new GaussianMixture(components, undefined, undefined, undefined, {
    initialize: true,
  });
  return optimized(own, request, covariance_type);
}

/** What the package says in its refusals, and the codes for it. */
const codes = [
  ["Variance must be > 0", "singular_covariance"],
  ["must have nComponents elements", "invalid_input"],
  ["Data must have more points", "invalid_input"],
];

const refusing = (operation) => (request) => {
  try {
    return operation(request);
  } catch (error) {
    const [, code] = codes.find(([words]) => error.message.includes(words)) ?? [];
    throw code === undefined ? error : new AdapterError(code, error.message);
  }
};

const operations = {
  log_density: logDensity,
  e_step: eStep,
  m_step: mStep,
  log_likelihood: logLikelihood,
  em,
  fit,
  fit_own: fitOwn,
};
await serve(
  {
    name: "gaussian-mixture",
    version: JSON.parse(readFileSync(manifest, "utf8")).version,
    language: "JavaScript",
    issues: "https://github.com/benjamintd/gaussian-mixture/issues",
    capabilities: {
      operations: Object.keys(operations),
      covariance_types: Object.keys(shapes),
      max_dimensions: 1,
      known: ["covariances"],
      precision: "float64",
      exact_steps: { from: "parameters", minimum: 0 },
      regularisation: "1e-7 is added to the weighted sum of squares of every component",
      nan_policy: "propagate",
      limits: [{ known: ["covariances"], equal_covariances: true }],
    },
  },
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [name, refusing(operation)]),
  ),
);
