#!/usr/bin/env -S octave-cli --norc --no-history
## naive_mixture.m under the protocol of gmm-conformance: put your own in its place.

addpath (fileparts (mfilename ("fullpath")));

function result = e_step (request)
  result.responsibilities = naive_mixture ().e_step (request.data, request.model);
endfunction

function result = m_step (request)
  result.model = naive_mixture ().m_step (request.data, request.responsibilities);
endfunction

function result = log_likelihood (request)
  result.log_likelihood = naive_mixture ().log_likelihood (request.data, request.model);
endfunction

function result = em (request)
  [result.log_likelihoods, result.model] = naive_mixture ().em (request.data, request.model, request.steps);
endfunction

capabilities = struct ();
capabilities.operations = {"e_step", "m_step", "log_likelihood", "em"};  # also: log_density, fit, fit_own
capabilities.covariance_types = {"diag"};  # also: full, tied, spherical
capabilities.known = {};  # what can be held: weights, means, covariances
capabilities.precision = "float64";  # or float32
capabilities.exact_steps = struct ("from", "parameters", "minimum", 0);  # [] where a number can't be asked for
capabilities.regularisation = "none";  # or in words, as "1e-6 is added to every variance"
capabilities.nan_policy = "undefined";  # refuse, where NaN and infinities in the data are an error
introduction = struct ("name", "naive mixture", "version", "1", "language", "Octave", "issues", "");
introduction.capabilities = capabilities;

operations = struct ("e_step", @e_step, "m_step", @m_step, "log_likelihood", @log_likelihood, "em", @em);
gmm_adapter (introduction, operations);
