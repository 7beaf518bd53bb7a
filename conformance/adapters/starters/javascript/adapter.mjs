// naive_mixture.mjs under the protocol of gmm-conformance: put your own in its place.
import { serve } from "./gmm_adapter.mjs";
import * as naive from "./naive_mixture.mjs";

const introduction = {
  name: "naive mixture",
  version: "1",
  language: "JavaScript",
  issues: "",
  capabilities: {
    operations: ["e_step", "m_step", "log_likelihood", "em"], // also: log_density, fit, fit_own
    covariance_types: ["diag"], // also: full, tied, spherical
    known: [], // what can be held: weights, means, covariances
    precision: "float64", // or float32
    exact_steps: { from: "parameters", minimum: 0 }, // null where a number of steps can't be asked for
    regularisation: "none", // or in words, as "1e-6 is added to every variance"
    nan_policy: "undefined", // refuse, where NaN and infinities in the data are an error
  },
};

await serve(introduction, {
  e_step: ({ data, model }) => ({ responsibilities: naive.eStep(data, model) }),
  m_step: ({ data, responsibilities }) => ({ model: naive.mStep(data, responsibilities) }),
  log_likelihood: ({ data, model }) => ({ log_likelihood: naive.logLikelihood(data, model) }),
  em: ({ data, model, steps }) => {
    const run = naive.em(data, model, steps);
    return { log_likelihoods: run.logLikelihoods, model: run.model };
  },
});
