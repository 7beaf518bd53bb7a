## Mixtures of Gaussians with diagonal covariances, as a first version is often written: the functions
## e_step (data, model), m_step (data, responsibilities), log_likelihood (data, model) and
## em (data, model, steps), as fields.
##
## data is a matrix, a row a point. A model has weights (a row), means (a row a component) and
## covariances (the variances of a component, a row a component).

function functions = naive_mixture ()
  functions = struct ("e_step", @e_step, "m_step", @m_step, "log_likelihood", @log_likelihood, "em", @em);
endfunction

## π_k N(x | μ_k, Σ_k) of every point and component: the summands of (9.7), by (2.43).
function terms = weighted_densities (data, model)
  for k = 1:numel (model.weights)
    variances = model.covariances(k, :);
    exponents = sum ((data - model.means(k, :)) .^ 2 ./ (2 * variances), 2);
    terms(:, k) = model.weights(k) * exp (-exponents) / sqrt (prod (2 * pi * variances));
  endfor
endfunction

## γ(z_nk): a row a point, (9.23).
function responsibilities = e_step (data, model)
  terms = weighted_densities (data, model);
  responsibilities = terms ./ sum (terms, 2);
endfunction

## The means (9.24), variances (9.25) and weights (9.26), by the effective counts N_k (9.27).
function model = m_step (data, responsibilities)
  counts = sum (responsibilities, 1);
  model.covariance_type = "diag";
  model.weights = counts / rows (data);
  model.means = responsibilities' * data ./ counts';
  squares = responsibilities' * data .^ 2 ./ counts';
  model.covariances = squares - model.means .^ 2;
endfunction

## ln p(X), (9.28).
function value = log_likelihood (data, model)
  value = sum (log (sum (weighted_densities (data, model), 2))) / rows (data);
endfunction

## The model after some steps of EM, and the log likelihoods before the first and after each.
function [log_likelihoods, model] = em (data, model, steps)
  log_likelihoods = log_likelihood (data, model);
  for step = 1:steps
    model = m_step (data, e_step (data, model));
    log_likelihoods(end + 1) = log_likelihood (data, model);
  endfor
endfunction
