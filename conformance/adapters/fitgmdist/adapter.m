#!/usr/bin/env -S octave-cli --norc --no-history
## fitgmdist and gmdistribution, of Octave's statistics package, under the protocol of gmm-conformance.
##
## Conventions are converted, results never: diagonal variances are 1×D×K, the log likelihood of a
## fitted mixture is that of the parameters before the last step, and refusals become error codes.

addpath (fullfile (fileparts (mfilename ("fullpath")), "..", "kits", "octave"));
warning ("off", "Octave:shadowed-function");  # by the package, which brings its own mean() and var()
pkg load statistics

function data = data_of (request)
  data = request.data;
  if (iscell (data))
    data = vertcat (data{:});
  endif
endfunction

function sigma = sigma_of (model)
  sigma = model.covariances;
  if (strcmp (model.covariance_type, "diag"))
    sigma = permute (sigma, [3, 2, 1]);
  elseif (strcmp (model.covariance_type, "spherical"))
    sigma = permute (sigma, [1, 3, 2]);
  endif
endfunction

function mixture = mixture_at (model)
  mixture = gmdistribution (model.means, sigma_of (model), model.weights);
endfunction

function model = model_of (mixture, structure)
  model.covariance_type = structure;
  model.weights = mixture.ComponentProportion;
  model.means = mixture.mu;
  model.covariances = mixture.Sigma;
  if (strcmp (structure, "diag"))
    model.covariances = permute (mixture.Sigma, [3, 2, 1]);
  elseif (strcmp (structure, "spherical"))
    model.covariances = permute (mixture.Sigma, [1, 3, 2]);
  endif
endfunction

function value = log_likelihood_of (mixture, data)
  [~, nlogl] = cluster (mixture, data);
  value = -nlogl;
endfunction

function start = start_of (model)
  start = struct ("mu", model.means, "Sigma", sigma_of (model));
  start.ComponentProportion = model.weights;
endfunction

function mixture = fitted (data, structure, k, max_iter, tol_fun, varargin)
  mixture = fitgmdist (data, k, varargin{:}, ...
    "CovarianceType", {"full", "diagonal"}{1 + strcmp(structure, "diag")}, ...
    "SharedCovariance", strcmp (structure, "tied"), ...
    "Options", struct ("MaxIter", max_iter, "TolFun", tol_fun, "Display", "off"));
endfunction

function mixture = fitted_from (request, max_iter, tol_fun)
  model = request.model;
  mixture = fitted (data_of (request), model.covariance_type, rows (model.means), ...
    max_iter, tol_fun, "Start", start_of (model));
endfunction

## The same seed draws the same start.
function mixture = fitted_own (request, max_iter, tol_fun)
  rand ("twister", request.seed);
  mixture = fitted (data_of (request), request.covariance_type, request.components, ...
    max_iter, tol_fun);
endfunction

## A component is the mixture of that component alone.
function result = log_density (request)
  [~, ~, ~, result.log_density] = cluster (mixture_at (request.model), data_of (request));
  means = request.model.means;
  sigma = sigma_of (request.model);
  if (strcmp (request.model.covariance_type, "tied"))
    sigma = repmat (sigma, 1, 1, rows (means));
  endif
  for k = 1:rows (means)
    alone = gmdistribution (means(k, :), sigma(:, :, k));
    [~, ~, ~, result.component_log_density(:, k)] = cluster (alone, data_of (request));
  endfor
endfunction

function result = e_step (request)
  result.responsibilities = posterior (mixture_at (request.model), data_of (request));
endfunction

function result = log_likelihood (request)
  result.log_likelihood = log_likelihood_of (mixture_at (request.model), data_of (request));
endfunction

## A fitted mixture knows the log likelihood of one step before: t steps are fitted for every t.
function result = em (request)
  for t = 1:request.steps
    mixture = fitted_from (request, t, -Inf);
    result.log_likelihoods(t) = -mixture.NegativeLogLikelihood;
  endfor
  result.log_likelihoods(end + 1) = log_likelihood_of (mixture, data_of (request));
  result.model = model_of (mixture, request.model.covariance_type);
endfunction

function result = result_of (mixture, data, structure)
  result.log_likelihood = log_likelihood_of (mixture, data);
  result.model = model_of (mixture, structure);
  result.steps = mixture.NumIterations;
  result.converged = mixture.Converged;
endfunction

## fitgmdist stops when the change is at most TolFun max(1, |L|).
function tol_fun = relative (tolerance, log_likelihood)
  tol_fun = tolerance / max (1, abs (log_likelihood));
endfunction

function result = fit (request)
  at_start = log_likelihood_of (mixture_at (request.model), data_of (request));
  mixture = fitted_from (request, request.max_steps, relative (request.tolerance, at_start));
  result = result_of (mixture, data_of (request), request.model.covariance_type);
endfunction

## After one step a mixture knows the log likelihood of its start.
function result = fit_own (request)
  at_start = -fitted_own (request, 1, -Inf).NegativeLogLikelihood;
  mixture = fitted_own (request, request.max_steps, relative (request.tolerance, at_start));
  result = result_of (mixture, data_of (request), request.covariance_type);
endfunction

## The code of a refusal by the words of the package, of chol() or of an operator; empty for other errors.
function code = code_of (words)
  persistent codes = {
    "positive definite", "singular_covariance"
    "invalid covariance matrix", "singular_covariance"
    "fitgmdist:", "invalid_input"
    "gmmdistribution:", "invalid_input"
    "gmdistribution.", "invalid_input"
    "mvnpdf:", "invalid_input"
    "validatestring:", "invalid_input"
    "nonconformant", "invalid_input"
    "dimension mismatch", "invalid_input"
    "out of bound", "invalid_input"
  };
  said = cellfun (@(part) any (strfind (words, part)), codes(:, 1));
  code = {codes{said, 2}, ""}{1};
endfunction

function structure = structure_of (request)
  if (isfield (request, "model"))
    structure = request.model.covariance_type;
  else
    structure = request.covariance_type;
  endif
endfunction

function result = answered (operation, request)
  try
    validatestring (structure_of (request), {"full", "tied", "diag", "spherical"});
    result = operation (request);
  catch refusal
    code = code_of (refusal.message);
    if (isempty (code))
      rethrow (refusal);
    endif
    error (["gmm:", code], "%s", refusal.message);
  end_try_catch
endfunction

capabilities = struct ();
capabilities.operations = {"log_density", "e_step", "log_likelihood", "em", "fit", "fit_own"};
capabilities.covariance_types = {"full", "tied", "diag", "spherical"};
capabilities.known = {};
capabilities.precision = "float64";
capabilities.exact_steps = struct ("from", "parameters", "minimum", 1);
capabilities.regularisation = "none";
capabilities.nan_policy = "undefined";
only_in_one_dimension.covariance_types = {"spherical"};
only_in_one_dimension.dimensions = {1, 1};
capabilities.limits = {only_in_one_dimension};
introduction = struct ("name", "Octave fitgmdist");
introduction.version = pkg ("list", "statistics"){1}.version;
introduction.language = "Octave";
introduction.issues = "https://github.com/gnu-octave/statistics/issues";
introduction.capabilities = capabilities;
operations = struct ();
for name = capabilities.operations
  operation = str2func (name{1});
  operations.(name{1}) = @(request) answered (operation, request);
endfor
gmm_adapter (introduction, operations);
