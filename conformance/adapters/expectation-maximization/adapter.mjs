// npm's expectation-maximization under the protocol of gmm-conformance.
//
// The package is one function, which starts from random responsibilities, takes M and E steps in turn, and
// stops when no responsibility changes by more than epsilon. Its loop is driven from outside, by what it
// calls in other packages: `numeric.random` gives the first responsibilities, the densities of
// `multivariate-gaussian` are made of the groups that an M step found, `numeric.transpose` is handed the
// responsibilities of an E step, `numeric.norminf` their largest change.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import numeric from "numeric";
import seedrandom from "seedrandom";
import { serve } from "../kits/javascript/gmm_adapter.mjs";

const require = createRequire(import.meta.url);
const manifest = new URL("node_modules/expectation-maximization/package.json", import.meta.url);

/** The call of the package that is under way: what it starts from, how long it goes on, what it has found. */
let loop;

const { random, transpose, norminf } = numeric;
numeric.random = (size) => loop.responsibilities ?? random(size);
numeric.transpose = (matrix) => {
  loop.transposed = matrix;
  return transpose(matrix);
};
numeric.norminf = (change) => {
  loop.rounds += 1;
  loop.change = norminf(change);
  return loop.rounds < loop.most ? loop.change : 0;
};

const gaussian = require.resolve("multivariate-gaussian");
const Gaussian = require(gaussian);
require.cache[gaussian].exports = function densityOf(group) {
  Object.assign(group, loop.start.shift());
  return new Gaussian(group);
};
const expectationMaximization = require("expectation-maximization");

/**
 * At most `most` rounds of an M and an E step, from given responsibilities, from given groups, which take
 * the place of those that the first M step found, or from random responsibilities.
 */
function run(data, components, { responsibilities, start = [], most = Infinity, epsilon = 0 }) {
  loop = { responsibilities, start: [...start], most, rounds: 0 };
  const groups = expectationMaximization(data, components, epsilon);
  return { ...loop, groups };
}

function startOf({ model }) {
  return model.weights.map((weight, k) => ({
    weight,
    mu: model.means[k],
    sigma: model.covariances[k],
  }));
}

/** The groups after exactly `steps` M steps from `start`. */
function stepped(data, start, steps) {
  return run(data, start.length, { start, most: steps + 1 }).groups;
}

function modelOf(groups) {
  return {
    covariance_type: "full",
    weights: groups.map(({ weight }) => weight),
    means: groups.map(({ mu }) => mu),
    covariances: groups.map(({ sigma }) => sigma),
  };
}

const logDensityAt = (groups) => (point) =>
  Math.log(groups.reduce((sum, group) => sum + group.probability(point), 0));

function totalOf(groups, data) {
  return data.map(logDensityAt(groups)).reduce((sum, value) => sum + value, 0);
}

function logDensity(request) {
  const { data } = request;
  const start = startOf(request);
  const groups = stepped(data, start, 0);
  const unweighted = stepped(
    data,
    start.map((group) => ({ ...group, weight: 1 })),
    0,
  );
  return {
    log_density: data.map(logDensityAt(groups)),
    component_log_density: data.map((point) =>
      unweighted.map((group) => Math.log(group.probability(point))),
    ),
  };
}

function eStep(request) {
  const start = startOf(request);
  return { responsibilities: run(request.data, start.length, { start, most: 1 }).transposed };
}

function mStep(request) {
  const { length } = startOf(request);
  const responsibilities = transpose(request.responsibilities);
  return { model: modelOf(run(request.data, length, { responsibilities, most: 1 }).groups) };
}

function logLikelihood(request) {
  const { data } = request;
  return { log_likelihood: totalOf(stepped(data, startOf(request), 0), data) };
}

function em(request) {
  const { data, steps } = request;
  let groups = stepped(data, startOf(request), 0);
  const logLikelihoods = [totalOf(groups, data)];
  for (let step = 0; step < steps; step++) {
    groups = stepped(data, groups, 1);
    logLikelihoods.push(totalOf(groups, data));
  }
  return { log_likelihoods: logLikelihoods, model: modelOf(groups) };
}

/** The tolerance is handed on as epsilon: the likelihood changes by the square of what the responsibilities do. */
function fitted(data, { groups, change }, epsilon, steps) {
  return {
    log_likelihood: totalOf(groups, data),
    model: modelOf(groups),
    steps,
    converged: change <= (epsilon || numeric.epsilon),
  };
}

/** The first round only puts the start in place. */
function fit(request) {
  const start = startOf(request);
  const most = request.max_steps + 1;
  const found = run(request.data, start.length, { start, most, epsilon: request.tolerance });
  return fitted(request.data, found, request.tolerance, found.rounds - 1);
}

/** The package takes no seed: Math.random is replaced by a generator that does. */
function fitOwn(request) {
  seedrandom(String(request.seed), { global: true });
  const found = run(request.data, request.components, {
    most: request.max_steps,
    epsilon: request.tolerance,
  });
  return fitted(request.data, found, request.tolerance, found.rounds);
}

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
    name: "expectation-maximization",
    version: JSON.parse(readFileSync(manifest, "utf8")).version,
    language: "JavaScript",
    issues: "https://github.com/lovasoa/expectation-maximization/issues",
    capabilities: {
      operations: Object.keys(operations),
      covariance_types: ["full"],
      known: [],
      precision: "float64",
      exact_steps: { from: "parameters", minimum: 0 },
      regularisation: "a machine epsilon is added to every variance",
      nan_policy: "propagate",
    },
  },
  operations,
);
