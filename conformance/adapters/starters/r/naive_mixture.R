# Mixtures of Gaussians with diagonal covariances, as a first version is often written.
#
# `data` is a matrix, a row a point. A `model` has `weights`, `means` (a row a component) and
# `covariances` (the variances of a component, a row a component).

# π_k N(x | μ_k, Σ_k) of every point and component: the summands of (9.7), by (2.43).
weighted_densities <- function(data, model) {
  density <- function(k) {
    centred <- sweep(data, 2, model$means[k, ])
    variances <- model$covariances[k, ]
    exponents <- rowSums(sweep(centred^2, 2, 2 * variances, "/"))
    model$weights[k] * exp(-exponents) / sqrt(prod(2 * pi * variances))
  }
  matrix(sapply(seq_along(model$weights), density), nrow(data))
}

# γ(z_nk): a row a point, (9.23).
e_step <- function(data, model) {
  terms <- weighted_densities(data, model)
  terms / rowSums(terms)
}

# The means (9.24), variances (9.25) and weights (9.26), by the effective counts N_k (9.27).
m_step <- function(data, responsibilities) {
  counts <- colSums(responsibilities)
  means <- crossprod(responsibilities, data) / counts
  squares <- crossprod(responsibilities, data^2) / counts
  list(covariance_type = "diag", weights = counts / nrow(data), means = means, covariances = squares - means^2)
}

# ln p(X), (9.28).
log_likelihood <- function(data, model) {
  sum(log(rowSums(weighted_densities(data, model)))) / nrow(data)
}

# The model after some steps of EM, and the log likelihoods before the first and after each.
em <- function(data, model, steps) {
  log_likelihoods <- log_likelihood(data, model)
  for (step in seq_len(steps)) {
    model <- m_step(data, e_step(data, model))
    log_likelihoods <- c(log_likelihoods, log_likelihood(data, model))
  }
  list(log_likelihoods = log_likelihoods, model = model)
}
