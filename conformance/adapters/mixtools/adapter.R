#!/usr/bin/env -S Rscript --vanilla
# R's mixtools under the protocol of gmm-conformance: normalmixEM in one dimension, mvnormalmixEM in more.
#
# Conventions are converted, results never: standard deviations are variances in the protocol,
# parameters of several dimensions are lists, and the random restart that mixtools takes when it gives
# a start up is an error where the question was about that start.

suppressPackageStartupMessages(library(mixtools))

script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
# Rscript writes a blank in a path as ~+~.
source(file.path(dirname(gsub("~+~", " ", script, fixed = TRUE)), "..", "kits", "r", "gmm_adapter.R"))

structures <- c("full", "tied", "diag", "spherical")

structure_of <- function(request) {
  structure <- c(request$model$covariance_type, request$covariance_type)
  if (!structure %in% structures) stop(adapter_error("invalid_input", "no such structure"))
  structure
}

means_of <- function(request) request$model$means

is_univariate <- function(request) {
  ncol(if (is.null(request$model)) request$data else means_of(request)) == 1
}

rows_of <- function(matrix) lapply(seq_len(nrow(matrix)), function(k) matrix[k, ])

# mvnormalmixEM() has one matrix or, with arbvar, a list of them.
multivariate_start <- function(model) {
  sigma <- if (model$covariance_type == "tied") model$covariances else {
    lapply(seq_len(dim(model$covariances)[1]), function(k) model$covariances[k, , ])
  }
  list(lambda = as.vector(model$weights), mu = rows_of(model$means), sigma = sigma)
}

# normalmixEM() has standard deviations, one of them where all are equal.
univariate_start <- function(model) {
  list(
    lambda = as.vector(model$weights),
    mu = as.vector(model$means),
    sigma = sqrt(as.vector(model$covariances))
  )
}

# What is held fixed is a constraint with that number.
constraints_of <- function(request, start) {
  known <- as.character(request$known)
  K <- length(start$mu)
  list(
    mean.constr = if ("means" %in% known) start$mu,
    sd.constr = if ("covariances" %in% known) rep(start$sigma, length.out = K)
  )
}

univariate <- function(request, ...) {
  start <- if (is.null(request$model)) {
    list(k = request$components, arbvar = structure_of(request) != "tied")
  } else {
    univariate_start(request$model)
  }
  constraints <- if (is.null(request$model)) list() else constraints_of(request, start)
  do.call(normalmixEM, c(list(request$data[, 1]), start, constraints, ...))
}

multivariate <- function(request, ...) {
  structure <- structure_of(request)
  if (length(request$known) > 0) stop(unsupported("only in one dimension can parameters be held fixed"))
  start <- if (is.null(request$model)) list(k = request$components) else multivariate_start(request$model)
  do.call(mvnormalmixEM, c(list(request$data), start, arbvar = structure == "full", ...))
}

mixture <- function(request, ...) {
  if (is_univariate(request)) univariate(request, ...) else multivariate(request, ...)
}

# From the given start, and no other.
from_start <- function(request, ...) {
  result <- mixture(request, ...)
  if (result$restarts > 0) stop("the start was given up for a random one")
  result
}

univariate_covariances <- function(variances, structure) {
  K <- length(variances)
  axes <- list(full = c(K, 1, 1), tied = c(1, 1), diag = c(K, 1), spherical = K)[[structure]]
  array(if (structure == "tied") variances[1] else variances, axes)
}

model_of <- function(result, structure) {
  means <- if (is.list(result$mu)) do.call(rbind, result$mu) else matrix(result$mu)
  sigma <- result$sigma
  covariances <- if (is.list(sigma)) {
    aperm(simplify2array(sigma), c(3, 1, 2))
  } else if (is.matrix(sigma)) {
    sigma
  } else {
    univariate_covariances(sigma^2, structure)
  }
  list(
    covariance_type = structure,
    weights = as.array(result$lambda),
    means = means,
    covariances = covariances
  )
}

# normalmixEM() can take no step; mvnormalmixEM() takes one at least, and returns the responsibilities
# and, first of all, the log likelihood from before it.
at_start <- function(request) from_start(request, maxit = if (is_univariate(request)) 0 else 1)

# The log likelihood of one row is the logarithm of its density.
log_density <- function(request) {
  density_of <- function(x) at_start(modifyList(request, list(data = matrix(x))))$loglik
  start <- univariate_start(request$model)
  sigma <- rep(start$sigma, length.out = length(start$mu))
  component <- function(k) logdmvnorm(request$data, start$mu[k], matrix(sigma[k]^2))
  list(
    log_density = as.array(vapply(request$data[, 1], density_of, 0)),
    component_log_density = matrix(vapply(seq_along(sigma), component, request$data[, 1]), ncol = length(sigma))
  )
}

e_step <- function(request) list(responsibilities = at_start(request)$posterior)

log_likelihood <- function(request) list(log_likelihood = at_start(request)$all.loglik[1])

# Steps go on while the log likelihood rises by more than epsilon. normalmixEM() begins only where
# epsilon + 1 is more than epsilon, which it is not for -Inf.
never <- -1e15

em <- function(request) {
  result <- from_start(request, maxit = request$steps, epsilon = never)
  list(
    log_likelihoods = as.array(result$all.loglik),
    model = model_of(result, structure_of(request))
  )
}

fitted_by <- function(run) {
  function(request) {
    result <- run(request, maxit = request$max_steps, epsilon = request$tolerance)
    list(
      log_likelihood = result$loglik,
      model = model_of(result, structure_of(request)),
      steps = length(result$all.loglik) - 1,
      converged = isTRUE(tail(diff(result$all.loglik), 1) <= request$tolerance)
    )
  }
}

fit <- fitted_by(from_start)

fit_own <- function(request) {
  set.seed(request$seed)
  fitted_by(mixture)(request)
}

# What mixtools, or R, says when something is wrong, and its code in the protocol.
refusals <- c(
  "given up" = "singular_covariance",
  "Too many tries" = "singular_covariance",
  "singular matrix" = "singular_covariance",
  "singular" = "singular_covariance",
  "arbmean and arbvar" = "invalid_input",
  "not of the same length" = "invalid_input",
  "incorrect number of dimensions" = "invalid_input",
  "non-conformable" = "invalid_input",
  "subscript out of bounds" = "invalid_input"
)

refusals_as_errors <- function(operation) {
  function(request) {
    tryCatch(operation(request), error = function(error) {
      said <- vapply(names(refusals), grepl, NA, conditionMessage(error), fixed = TRUE)
      if (inherits(error, c("adapter_error", "unsupported")) || !any(said)) stop(error)
      stop(adapter_error(refusals[said][[1]], conditionMessage(error)))
    })
  }
}

operations <- list(
  log_density = log_density, e_step = e_step, log_likelihood = log_likelihood, em = em,
  fit = fit, fit_own = fit_own
)

one_dimension <- as.array(c(1, 1))

introduction <- list(
  name = "mixtools",
  version = as.character(packageVersion("mixtools")),
  language = "R",
  issues = "https://github.com/dsy109/mixtools/issues",
  capabilities = list(
    operations = as.array(names(operations)),
    covariance_types = as.array(structures),
    known = as.array(c("means", "covariances")),
    precision = "float64",
    exact_steps = list(from = "parameters", minimum = 1),
    regularisation = "none",
    nan_policy = "undefined",
    limits = list(
      list(covariance_types = as.array(c("diag", "spherical")), dimensions = one_dimension),
      list(known = as.array(c("means", "covariances")), dimensions = one_dimension),
      list(operations = as.array("log_density"), dimensions = one_dimension)
    )
  )
)

serve(introduction, lapply(operations, refusals_as_errors))
