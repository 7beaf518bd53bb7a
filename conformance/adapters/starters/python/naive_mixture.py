"""Mixtures of Gaussians with diagonal covariances, as a first version is often written.

`data` is a list of rows. A `model` has lists of `weights`, `means` (a row a component) and `covariances` (the variances
of a component, a row a component).
"""

from math import exp, log, pi, sqrt


def weighted_densities(x, model):
    """π_k N(x | μ_k, Σ_k) of every component: the summands of (9.7), by (2.43)."""
    terms = []
    for weight, mean, variances in zip(model["weights"], model["means"], model["covariances"]):
        term = weight
        for x_i, mean_i, variance in zip(x, mean, variances):
            term *= exp(-((x_i - mean_i) ** 2) / (2 * variance)) / sqrt(2 * pi * variance)
        terms.append(term)
    return terms


def e_step(data, model):
    """γ(z_nk): a row a point, (9.23)."""
    responsibilities = []
    for x in data:
        terms = weighted_densities(x, model)
        total = sum(terms)
        responsibilities.append([term / total for term in terms])
    return responsibilities


def m_step(data, responsibilities):
    """The means (9.24), variances (9.25) and weights (9.26), by the effective counts N_k (9.27)."""
    model = {"covariance_type": "diag", "weights": [], "means": [], "covariances": []}
    for gamma in zip(*responsibilities):
        count = sum(gamma)

        def average(values):
            return sum(g * value for g, value in zip(gamma, values)) / count

        columns = list(zip(*data))
        mean = [average(column) for column in columns]
        squares = [average([x * x for x in column]) for column in columns]
        model["weights"].append(count / len(data))
        model["means"].append(mean)
        model["covariances"].append([square - m * m for square, m in zip(squares, mean)])
    return model


def log_likelihood(data, model):
    """ln p(X), (9.28)."""
    return sum(log(sum(weighted_densities(x, model))) for x in data) / len(data)


def em(data, model, steps):
    """The model after some steps of EM, and the log likelihoods before the first and after each."""
    log_likelihoods = [log_likelihood(data, model)]
    for _ in range(steps):
        model = m_step(data, e_step(data, model))
        log_likelihoods.append(log_likelihood(data, model))
    return log_likelihoods, model
