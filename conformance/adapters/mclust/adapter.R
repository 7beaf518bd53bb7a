#!/usr/bin/env -S Rscript --vanilla
# R's mclust under the protocol of gmm-conformance.
#
# Conventions are converted, results never: components are mclust's last axis, covariances become
# the factors that it works with, and its refusals become error codes.

suppressPackageStartupMessages(library(mclust))

# Where this file is: the script that runs, or read from its own folder.
is_script <- sys.nframe() == 0
script <- if (is_script) sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)) else "."
# Rscript writes a blank in a path as ~+~.
source(file.path(dirname(gsub("~+~", " ", script, fixed = TRUE)), "..", "kits", "r", "gmm_adapter.R"))

scale_and_shape <- function(variances, ...) {
  if (any(variances <= 0)) {
    stop(adapter_error("singular_covariance", "variances of 0 or less have no scale and shape"))
  }
  scale <- exp(rowMeans(log(variances)))
  list(scale = scale, shape = t(variances / scale))
}

# For each covariance structure: mclust's name of it in one dimension and in more, and covariances
# in more than one as mclust's `variance` (see mclustVariance) and back.
structures <- list(
  full = list(
    names = c("V", "VVV"),
    variance = function(covariances, G) {
      sigma <- aperm(covariances[seq_len(G), , , drop = FALSE], c(2, 3, 1))
      list(sigma = sigma, cholsigma = array(apply(sigma, 3, chol), dim(sigma)))
    },
    covariances = function(variance) aperm(variance$sigma, c(3, 1, 2))
  ),
  tied = list(
    names = c("E", "EEE"),
    variance = function(covariances, ...) list(Sigma = covariances, cholSigma = chol(covariances)),
    covariances = function(variance) variance$Sigma
  ),
  diag = list(
    names = c("V", "VVI"),
    variance = scale_and_shape,
    covariances = function(variance) t(apply(variance$sigma, 3, diag))
  ),
  spherical = list(
    names = c("V", "VII"),
    variance = function(covariances, ...) list(sigmasq = as.vector(covariances)),
    covariances = function(variance) as.array(variance$sigmasq)
  )
)

structure_of <- function(model) structures[[match.arg(model$covariance_type, names(structures))]]

is_univariate <- function(model) ncol(model$means) == 1

name_of <- function(model) structure_of(model)$names[[if (is_univariate(model)) 1 else 2]]

parameters_of <- function(model) {
  variance <- if (is_univariate(model)) {
    list(sigmasq = as.vector(model$covariances))
  } else {
    structure_of(model)$variance(model$covariances, nrow(model$means))
  }
  size <- list(modelName = name_of(model), d = ncol(model$means), G = nrow(model$means))
  list(pro = as.vector(model$weights), mean = t(model$means), variance = c(size, variance))
}

# The `parameters` of a result, in the structure and shape of the model that was asked about.
model_of <- function(parameters, asked) {
  covariances <- if (is_univariate(asked)) {
    array(parameters$variance$sigmasq, dim(asked$covariances))
  } else {
    structure_of(asked)$covariances(parameters$variance)
  }
  list(
    covariance_type = asked$covariance_type,
    weights = as.array(parameters$pro),
    means = t(matrix(parameters$mean, ncol = nrow(asked$means))),
    covariances = covariances
  )
}

# A result of mclust, which says in an attribute why it has none.
checked <- function(result) {
  words <- attr(result, "WARNING")
  if (!is.null(words) && words != "iteration limit reached") stop(words)
  result
}

# What mclust, or chol(), says when it refuses, and its code in the protocol.
refusals <- c(
  "not positive" = "singular_covariance",
  "singular covariance" = "singular_covariance",
  "sigma-squared" = "singular_covariance",
  "cannot compute" = "singular_covariance",
  "fell below threshold" = "empty_component"
)

code_of <- function(words) {
  said <- vapply(names(refusals), grepl, NA, words, fixed = TRUE)
  c(refusals[said], "invalid_input")[[1]]
}

# The one thing that em() and me() can hold: equal proportions.
holds_proportions <- function(request) {
  known <- as.character(request$known)
  if (length(known) == 0) return(FALSE)
  weights <- request$model$weights
  if (!identical(known, "weights") || any(weights != weights[1])) {
    stop(unsupported("nothing can be held fixed but proportions that are equal"))
  }
  TRUE
}

control_for <- function(request, ...) emControl(eps = 0, equalPro = holds_proportions(request), ...)

refusals_as_errors <- function(operation) {
  function(request) {
    holds_proportions(request)
    tryCatch(operation(request), error = function(error) {
      if (inherits(error, c("adapter_error", "unsupported"))) stop(error)
      words <- conditionMessage(error)
      # mstep() does not say whether a component has no points or no variance.
      code <- if (has_empty_component(request)) "empty_component" else code_of(words)
      stop(adapter_error(code, words))
    })
  }
}

has_empty_component <- function(request) {
  z <- request$responsibilities
  is.matrix(z) && isTRUE(any(colSums(z) == 0))
}

estep_of <- function(request, parameters = parameters_of(request$model)) {
  checked(estep(request$data, name_of(request$model), parameters))
}

log_density <- function(request) {
  name <- name_of(request$model)
  parameters <- parameters_of(request$model)
  components <- checked(cdens(request$data, name, parameters, logarithm = TRUE))
  list(
    log_density = as.array(dens(request$data, name, parameters, logarithm = TRUE)),
    component_log_density = components
  )
}

e_step <- function(request) list(responsibilities = estep_of(request)$z)

# mstep() holds nothing fixed; me() begins with an M step, which holds what em() does.
m_step <- function(request) {
  name <- name_of(request$model)
  z <- request$responsibilities
  result <- if (holds_proportions(request)) {
    me(request$data, name, z, control = control_for(request, tol = 0, itmax = 1))
  } else {
    mstep(request$data, name, z)
  }
  list(model = model_of(checked(result)$parameters, request$model))
}

log_likelihood <- function(request) list(log_likelihood = estep_of(request)$loglik)

# em() reports the log likelihood after its last step only: it takes one step at a time here. eps is
# the threshold below which it takes a component for singular or empty.
em_steps <- function(request) {
  one_step <- control_for(request, tol = 0, itmax = 1)
  name <- name_of(request$model)
  parameters <- parameters_of(request$model)
  log_likelihoods <- estep_of(request)$loglik
  for (step in seq_len(request$steps)) {
    result <- checked(em(request$data, name, parameters, control = one_step))
    parameters <- result$parameters
    log_likelihoods <- c(log_likelihoods, result$loglik)
  }
  list(
    log_likelihoods = as.array(log_likelihoods),
    model = model_of(parameters, request$model)
  )
}

# em() and me() stop when |change of L| <= tol (1 + |L|), L the log likelihood.
control_of_fit <- function(request, log_likelihood) {
  tol <- request$tolerance / (1 + abs(log_likelihood))
  control_for(request, tol = tol, itmax = request$max_steps)
}

result_of_fit <- function(result, asked) {
  list(
    log_likelihood = result$loglik,
    model = model_of(result$parameters, asked),
    steps = abs(attr(result, "info")[["iterations"]]),
    converged = attr(result, "returnCode") == 0
  )
}

# L is that of the start.
fit <- function(request) {
  control <- control_of_fit(request, estep_of(request)$loglik)
  parameters <- parameters_of(request$model)
  result <- em(request$data, name_of(request$model), parameters, control = control)
  result_of_fit(checked(result), request$model)
}

# The classes that Mclust() starts from, as mclustBIC() makes them: quantiles in one dimension,
# hierarchical clustering in more.
own_classes <- function(data, G) {
  if (ncol(data) == 1) return(mclust:::qclass(data[, 1], G))
  name <- if (nrow(data) > ncol(data)) mclust.options("hcModelName") else "EII"
  hclass(hc(data, modelName = name, use = mclust.options("hcUse")), G)[, 1]
}

# A model of that structure and size, for those that ask one.
shape_of <- function(request) {
  K <- request$components
  D <- ncol(request$data)
  axes <- list(full = c(K, D, D), tied = c(D, D), diag = c(K, D), spherical = K)
  structure <- request$covariance_type
  list(covariance_type = structure, means = matrix(0, K, D), covariances = array(0, axes[[structure]]))
}

# L is that after the first step.
fit_own <- function(request) {
  set.seed(request$seed)
  asked <- shape_of(request)
  z <- unmap(own_classes(request$data, request$components), groups = seq_len(request$components))
  me_by <- function(control) checked(me(request$data, name_of(asked), z, control = control))
  after_one <- me_by(control_for(request, tol = 0, itmax = 1))$loglik
  result_of_fit(me_by(control_of_fit(request, after_one)), asked)
}

operations <- list(
  log_density = log_density, e_step = e_step, m_step = m_step,
  log_likelihood = log_likelihood, em = em_steps, fit = fit, fit_own = fit_own
)

introduction <- list(
  name = "mclust",
  version = as.character(packageVersion("mclust")),
  language = "R",
  issues = "https://mclust-org.github.io/mclust/",
  capabilities = list(
    operations = as.array(names(operations)),
    covariance_types = as.array(names(structures)),
    known = as.array("weights"),
    precision = "float64",
    exact_steps = list(from = "parameters", minimum = 0),
    regularisation = "none",
    nan_policy = "refuse",
    limits = list(list(known = as.array("weights"), equal_weights = TRUE))
  )
)

if (is_script) serve(introduction, lapply(operations, refusals_as_errors))
