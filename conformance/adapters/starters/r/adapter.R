#!/usr/bin/env -S Rscript --vanilla
# naive_mixture.R under the protocol of gmm-conformance: put your own in its place.

# Rscript writes a space in the path as ~+~.
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
folder <- dirname(gsub("~+~", " ", script, fixed = TRUE))
source(file.path(folder, "gmm_adapter.R"))
naive <- new.env()
source(file.path(folder, "naive_mixture.R"), local = naive)

introduction <- list(
  name = "naive mixture", version = "1", language = "R", issues = "",
  capabilities = list(
    operations = as.array(c("e_step", "m_step", "log_likelihood", "em")), # also: log_density, fit, fit_own
    covariance_types = as.array("diag"), # also: full, tied, spherical
    known = as.array(character()), # what can be held: weights, means, covariances
    precision = "float64", # or float32
    exact_steps = list(from = "parameters", minimum = 0), # NULL where a number of steps can't be asked for
    regularisation = "none", # or in words, as "1e-6 is added to every variance"
    nan_policy = "undefined" # refuse, where NaN and infinities in the data are an error
  )
)

# Vectors leave as arrays: what has no dim is one value.
written <- function(model) {
  model$weights <- as.array(model$weights)
  model
}

serve(introduction, list(
  e_step = function(request) list(responsibilities = naive$e_step(request$data, request$model)),
  m_step = function(request) list(model = written(naive$m_step(request$data, request$responsibilities))),
  log_likelihood = function(request) list(log_likelihood = naive$log_likelihood(request$data, request$model)),
  em = function(request) {
    run <- naive$em(request$data, request$model, request$steps)
    list(log_likelihoods = as.array(run$log_likelihoods), model = written(run$model))
  }
))
