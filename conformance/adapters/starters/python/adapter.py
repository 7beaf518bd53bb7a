"""naive_mixture.py under the protocol of gmm-conformance: put your own in its place."""

import naive_mixture
from gmm_adapter import serve

INTRODUCTION = {
    "name": "naive mixture",
    "version": "1",
    "language": "Python",
    "issues": "",
    "capabilities": {
        "operations": ["e_step", "m_step", "log_likelihood", "em"],  # also: log_density, fit, fit_own
        "covariance_types": ["diag"],  # also: full, tied, spherical
        "known": [],  # what can be held: weights, means, covariances
        "precision": "float64",  # or float32
        "exact_steps": {"from": "parameters", "minimum": 0},  # None where a number of steps can't be asked for
        "regularisation": "none",  # or in words, as "1e-6 is added to every variance"
        "nan_policy": "undefined",  # refuse, where NaN and infinities in the data are an error
    },
}


def e_step(request):
    return {"responsibilities": naive_mixture.e_step(request["data"], request["model"])}


def m_step(request):
    return {"model": naive_mixture.m_step(request["data"], request["responsibilities"])}


def log_likelihood(request):
    return {"log_likelihood": naive_mixture.log_likelihood(request["data"], request["model"])}


def em(request):
    log_likelihoods, model = naive_mixture.em(request["data"], request["model"], request["steps"])
    return {"log_likelihoods": log_likelihoods, "model": model}


if __name__ == "__main__":
    serve(INTRODUCTION, {"e_step": e_step, "m_step": m_step, "log_likelihood": log_likelihood, "em": em})
