// npm's gaussian-mixture-model under the protocol of gmm-conformance.
//
// The package offers weighted densities (`predict`), responsibilities (`predictNormalize`) and EM steps
// (`runEM`). The sum of the weighted densities of a point, and logarithms, are taken here.
import { readFileSync } from "node:fs";
import GaussianMixture from "gaussian-mixture-model";
import { AdapterError, serve } from "../kits/javascript/gmm_adapter.mjs";

const manifest = new URL("node_modules/gaussian-mixture-model/package.json", import.meta.url);

function mixtureOf({ data, model }) {
  const { weights, means, covariances } = model;
  const mixture = new GaussianMixture({ weights, means, covariances, bufferSize: data.length });
  for (const point of data) mixture.addPoint(point);
  return mixture;
}

function modelOf({ weights, means, covariances }) {
  return { covariance_type: "full", weights, means, covariances };
}

const logDensityAt = (mixture) => (point) =>
  Math.log(mixture.predict(point).reduce((sum, density) => sum + density, 0));

function totalOf(mixture, data) {
  return data.map(logDensityAt(mixture)).reduce((sum, value) => sum + value, 0);
}

function logDensity(request) {
  const { data, model } = request;
  const unweighted = mixtureOf({ data, model: { ...model, weights: model.weights.map(() => 1) } });
  return {
    log_density: data.map(logDensityAt(mixtureOf(request))),
    component_log_density: data.map((point) => unweighted.predict(point).map(Math.log)),
  };
}

function eStep(request) {
  const mixture = mixtureOf(request);
  return { responsibilities: request.data.map((point) => mixture.predictNormalize(point)) };
}

function logLikelihood(request) {
  return { log_likelihood: totalOf(mixtureOf(request), request.data) };
}

/** One at a time: `runEM(t)` takes the same steps, and keeps everything in the mixture. */
function em(request) {
  const mixture = mixtureOf(request);
  const logLikelihoods = [totalOf(mixture, request.data)];
  for (let step = 0; step < request.steps; step++) {
    const singular = mixture.runEM(1);
    if (singular)
      throw new AdapterError("singular_covariance", `runEM stopped at the mean ${singular}`);
    logLikelihoods.push(totalOf(mixture, request.data));
  }
  return { log_likelihoods: logLikelihoods, model: modelOf(mixture) };
}

await serve(
  {
    name: "gaussian-mixture-model",
    version: JSON.parse(readFileSync(manifest, "utf8")).version,
    language: "JavaScript",
    issues: "https://github.com/lukapopijac/gaussian-mixture-model/issues",
    capabilities: {
      operations: ["log_density", "e_step", "log_likelihood", "em"],
      covariance_types: ["full"],
      known: [],
      precision: "float64",
      exact_steps: { from: "parameters", minimum: 0 },
      regularisation: "none",
      nan_policy: "propagate",
    },
  },
  { log_density: logDensity, e_step: eStep, log_likelihood: logLikelihood, em },
);
