#!/usr/bin/env -S Rscript --vanilla
# R's flexmix under the protocol of gmm-conformance.
#
# Conventions are converted, results never: flexmix starts from responsibilities, which its own
# posterior() makes of the parameters that are given, and its drivers have their own names for means
# and variances.

suppressPackageStartupMessages(library(flexmix))

script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
# Rscript writes a blank in a path as ~+~.
source(file.path(dirname(gsub("~+~", " ", script, fixed = TRUE)), "..", "kits", "r", "gmm_adapter.R"))

# A driver: `fitting` makes the M step, `density` the components; `component` has what `density` is
# defined by of component k, `mean` and `covariance` read a component that was fitted.
multivariate <- function(diagonal, covariance_of, covariance) {
  driver <- function() FLXMCmvnorm(diagonal = diagonal)
  list(
    fitting = driver,
    density = driver,
    component = function(model, k) list(center = model$means[k, ], cov = covariance_of(model, k)),
    mean = function(parameters) parameters$center,
    covariance = function(parameters) covariance(parameters$cov)
  )
}

univariate <- list(
  fitting = FLXMCnorm1,
  density = FLXMCnorm1,
  component = function(model, k) list(center = model$means[k, ], cov = as.vector(model$covariances)[k]),
  mean = function(parameters) parameters$mean,
  covariance = function(parameters) parameters$sd^2
)

# Regressions on a constant, with one variance.
univariate_tied <- list(
  fitting = function() FLXMRglmfix(varFix = TRUE),
  density = FLXMRglm,
  component = function(model, k) list(coef = model$means[k, ], sigma = sqrt(as.vector(model$covariances))),
  mean = function(parameters) unname(parameters$coef),
  covariance = function(parameters) parameters$sigma^2
)

drivers <- list(
  full = list(univariate, multivariate(FALSE, function(model, k) model$covariances[k, , ], identity)),
  tied = list(univariate_tied),
  diag = list(univariate, multivariate(TRUE, function(model, k) diag(model$covariances[k, ]), diag)),
  spherical = list(univariate)
)

driver_of <- function(structure, D) {
  of_structure <- drivers[[match.arg(structure, names(drivers))]]
  of_structure[[if (D == 1) 1 else 2]]
}

# Rows as the data of a formula. They have to be a matrix: of ragged rows there is none.
rows_of <- function(request) {
  if (!is.matrix(request$data)) stop("the rows are no matrix")
  list(data = request$data)
}

driver_for <- function(request) {
  driver_of(request$model$covariance_type, ncol(rows_of(request)$data))
}

# A `flexmix` with the parameters of the model, as after a fit that ended there.
mixture_at <- function(request) {
  model <- request$model
  driver <- driver_for(request)
  components <- lapply(seq_along(model$weights), function(k) list(driver$component(model, k)))
  weights <- as.vector(model$weights)
  mixture <- as(FLXdist(data ~ 1, k = weights, model = driver$density(), components = components), "flexmix")
  mixture@df <- 0
  mixture
}

log_likelihood_of <- function(mixture, data) as.numeric(logLik(mixture, newdata = list(data = data)))

# The components of a mixture, or of an M step, in a structure of the protocol.
model_of <- function(components, weights, structure, D) {
  driver <- driver_of(structure, D)
  parameters <- lapply(components, function(component) component@parameters)
  covariances <- simplify2array(lapply(parameters, driver$covariance))
  K <- length(parameters)
  list(
    covariance_type = structure,
    weights = as.array(as.vector(weights)),
    means = matrix(unlist(lapply(parameters, driver$mean)), K, D, byrow = TRUE),
    covariances = in_shape(covariances, structure, K, D)
  )
}

# From axes with the components last to the shape of the protocol.
in_shape <- function(covariances, structure, K, D) {
  switch(structure,
    full = aperm(array(covariances, c(D, D, K)), c(3, 1, 2)),
    tied = matrix(covariances[1]),
    diag = t(matrix(covariances, D, K)),
    spherical = as.array(covariances)
  )
}

model_of_mixture <- function(mixture, structure, D) {
  model_of(lapply(mixture@components, `[[`, 1), prior(mixture), structure, D)
}

# A generic function hides the kind of an error in its arguments: they are computed before.
responsibilities_of <- function(request) {
  mixture <- mixture_at(request)
  posterior(mixture, rows_of(request))
}

# The density of a row is the sum of pi_k N(x_n | mu_k, Sigma_k) that logLik() takes.
log_density <- function(request) {
  mixture <- mixture_at(request)
  rows <- rows_of(request)
  list(
    log_density = as.array(log(rowSums(posterior(mixture, rows, unscaled = TRUE)))),
    component_log_density = posterior(mixture@model[[1]], rows, lapply(mixture@components, `[[`, 1))
  )
}

e_step <- function(request) list(responsibilities = responsibilities_of(request))

log_likelihood_at_start <- function(request) {
  mixture <- mixture_at(request)
  log_likelihood_of(mixture, request$data)
}

log_likelihood <- function(request) list(log_likelihood = log_likelihood_at_start(request))

# FLXmstep() is the M step of the components, the concomitant model that of the weights.
m_step <- function(request) {
  responsibilities <- request$responsibilities
  fitting <- driver_for(request)$fitting()
  fitting <- FLXcheckComponent(fitting, ncol(responsibilities), responsibilities)
  fitting <- FLXgetModelmatrix(fitting, rows_of(request), data ~ 1)
  components <- FLXmstep(fitting, responsibilities, list())
  weights <- FLXPconstant()@fit(NULL, responsibilities)
  D <- ncol(request$data)
  list(model = model_of(components, weights, request$model$covariance_type, D))
}

fitted_by <- function(request, driver, iter.max, tolerance, ...) {
  flexmix(
    data ~ 1,
    data = rows_of(request),
    model = driver$fitting(),
    control = list(iter.max = iter.max, tolerance = tolerance, minprior = 0),
    ...
  )
}

fitted_from <- function(request, responsibilities, iter.max, tolerance) {
  fitted_by(request, driver_for(request), iter.max, tolerance, cluster = responsibilities)
}

# flexmix() reports the log likelihood after its last step only: t steps are fitted for every t.
em <- function(request) {
  responsibilities <- responsibilities_of(request)
  log_likelihoods <- log_likelihood_at_start(request)
  for (t in seq_len(request$steps)) {
    mixture <- fitted_from(request, responsibilities, t, 0)
    log_likelihoods <- c(log_likelihoods, logLik(mixture))
  }
  log_likelihoods[request$steps + 1] <- log_likelihood_of(mixture, request$data)
  list(
    log_likelihoods = as.array(log_likelihoods),
    model = model_of_mixture(mixture, request$model$covariance_type, ncol(request$data))
  )
}

# flexmix() stops when |change of L| < tolerance (|L| + 0.1): L is the log likelihood after one step.
fitted_to_tolerance <- function(request, structure, fitted) {
  after_one <- as.numeric(logLik(fitted(1, 0)))
  mixture <- fitted(request$max_steps, request$tolerance / (abs(after_one) + 0.1))
  list(
    log_likelihood = log_likelihood_of(mixture, request$data),
    model = model_of_mixture(mixture, structure, ncol(request$data)),
    steps = mixture@iter,
    converged = mixture@converged
  )
}

fit <- function(request) {
  responsibilities <- responsibilities_of(request)
  fitted <- function(...) fitted_from(request, responsibilities, ...)
  fitted_to_tolerance(request, request$model$covariance_type, fitted)
}

# The same seed draws the same responsibilities.
fit_own <- function(request) {
  driver <- driver_of(request$covariance_type, ncol(request$data))
  fitted <- function(...) {
    set.seed(request$seed)
    fitted_by(request, driver, ..., k = request$components)
  }
  fitted_to_tolerance(request, request$covariance_type, fitted)
}

# What flexmix, mvtnorm or R says when something is wrong, and its code in the protocol.
refusals <- c(
  "not all zero" = "empty_component",
  "Log-likelihood" = "singular_covariance",
  "symmetric" = "invalid_input",
  "the rows are no matrix" = "invalid_input",
  "non-conforming" = "invalid_input",
  "finite" = "invalid_input",
  "should be one of" = "invalid_input",
  "length of 'wt'" = "invalid_input",
  "number of columns" = "invalid_input",
  "components not specified" = "invalid_input",
  "k must be specified" = "invalid_input",
  "subscript out of bounds" = "invalid_input",
  "non-conformable" = "invalid_input"
)

refusals_as_errors <- function(operation) {
  function(request) {
    tryCatch(operation(request), error = function(error) {
      said <- vapply(names(refusals), grepl, NA, conditionMessage(error), fixed = TRUE)
      if (inherits(error, "adapter_error") || !any(said)) stop(error)
      # cov.wt() has one message for weights that are negative and for weights that are all 0.
      negative <- is.matrix(request$responsibilities) && isTRUE(any(request$responsibilities < 0))
      code <- if (negative) "invalid_input" else refusals[said][[1]]
      stop(adapter_error(code, conditionMessage(error)))
    })
  }
}

operations <- list(
  log_density = log_density, e_step = e_step, m_step = m_step,
  log_likelihood = log_likelihood, em = em, fit = fit, fit_own = fit_own
)

introduction <- list(
  name = "flexmix",
  version = as.character(packageVersion("flexmix")),
  language = "R",
  issues = "https://cran.r-project.org/package=flexmix",
  capabilities = list(
    operations = as.array(names(operations)),
    covariance_types = as.array(names(drivers)),
    known = as.array(character()),
    precision = "float64",
    exact_steps = list(from = "parameters", minimum = 1),
    regularisation = "none",
    nan_policy = "undefined",
    limits = list(list(covariance_types = as.array(c("tied", "spherical")), dimensions = as.array(c(1, 1))))
  )
)

serve(introduction, lapply(operations, refusals_as_errors))
