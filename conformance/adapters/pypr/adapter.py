"""PyPR's Gaussian mixtures under the protocol of gmm-conformance.

Conventions are converted, results never: models become lists of centres and covariances, and the
logarithms of the responsibilities, which PyPR prints, become responsibilities.
"""

import sys
from functools import wraps
from pathlib import Path

import numpy as np
from pypr.clustering import gmm

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kits" / "python"))
from gmm_adapter import AdapterError, serve  # noqa: E402

np.seterr(all="ignore")

INTRODUCTION = {
    "name": "PyPR gmm",
    "version": "0.1.1",
    "language": "Python",
    "issues": "http://www.decision3.com/jpp",
    "capabilities": {
        "operations": ["log_density", "e_step", "log_likelihood", "em", "fit", "fit_own"],
        "covariance_types": ["full"],
        "known": [],
        "precision": "float64",
        "exact_steps": {"from": "parameters", "minimum": 0},
        "regularisation": "none",
        "nan_policy": "undefined",
    },
}

# diag_add is a multiple of the data's variances; of 0, gmm_em_continue makes an UnboundLocalError.
NEXT_TO_NOTHING = 5e-324

em_step = getattr(gmm, "__em_gm_step")


def refusals_as_errors(operation):
    """PyPR refuses a singular covariance by exception; the rest is numpy's."""

    @wraps(operation)
    def answer(request):
        try:
            return operation(request)
        except (gmm.Cov_problem, np.linalg.LinAlgError) as error:
            raise AdapterError("singular_covariance", str(error) or type(error).__name__) from error
        except ValueError as error:
            raise AdapterError("invalid_input", str(error)) from error

    return answer


def data_of(request):
    return np.array(request["data"], dtype=float)


def parameters_of(model):
    """Centres, covariances and weights: lists that PyPR writes into."""
    centres = [np.array(mean, dtype=float) for mean in model["means"]]
    covariances = [np.array(covariance, dtype=float) for covariance in model["covariances"]]
    return centres, covariances, np.array(model["weights"], dtype=float)


def model_of(centres, covariances, weights):
    return {"covariance_type": "full", "weights": weights, "means": centres, "covariances": covariances}


@refusals_as_errors
def log_density(request):
    X = data_of(request)
    parameters = parameters_of(request["model"])
    centres, covariances, _ = parameters
    components = [gmm.logmulnormpdf(X, *gaussian) for gaussian in zip(centres, covariances, strict=True)]
    return {
        "log_density": [gmm.gm_log_likelihood(X[[n]], *parameters) for n in range(len(X))],
        "component_log_density": np.transpose(components),
    }


@refusals_as_errors
def e_step(request):
    """gm_assign_to_cluster prints the logarithms of the responsibilities, and returns labels."""
    printed = []
    gmm.print = printed.append
    gmm.gm_assign_to_cluster(data_of(request), *parameters_of(request["model"]))
    return {"responsibilities": np.exp(printed[0])}


@refusals_as_errors
def log_likelihood(request):
    parameters = parameters_of(request["model"])
    return {"log_likelihood": gmm.gm_log_likelihood(data_of(request), *parameters)}


@refusals_as_errors
def em(request):
    X = data_of(request)
    parameters = parameters_of(request["model"])
    nothing_added = np.zeros(X.shape[1])
    log_likelihoods = []
    for _ in range(request["steps"]):
        *parameters, before = em_step(X, *parameters, len(parameters[0]), nothing_added)
        log_likelihoods.append(before)
    log_likelihoods.append(gmm.gm_log_likelihood(X, *parameters))
    return {"log_likelihoods": log_likelihoods, "model": model_of(*parameters)}


def fitted(request, X, run):
    """What `run` fits; PyPR tells only its caller's `iter_call` which step it has come to."""
    steps = []
    *parameters, _ = run(
        max_iter=request["max_steps"],
        delta_stop=request["tolerance"],
        diag_add=NEXT_TO_NOTHING,
        iter_call=lambda centres, covariances, weights, step: steps.append(step + 1),
    )
    return {
        "log_likelihood": gmm.gm_log_likelihood(X, *parameters),
        "model": model_of(*parameters),
        "steps": steps[-1],
        "converged": steps[-1] < request["max_steps"],
    }


@refusals_as_errors
def fit(request):
    X = data_of(request)
    parameters = parameters_of(request["model"])
    return fitted(
        request, X, lambda **options: gmm.gmm_em_continue(X, *parameters, delta_stop_count_end=1, **options)
    )


@refusals_as_errors
def fit_own(request):
    X = data_of(request)
    np.random.seed(int(request["seed"]))
    return fitted(request, X, lambda **options: gmm.em_gm(X, int(request["components"]), **options))


OPERATIONS = (log_density, e_step, log_likelihood, em, fit, fit_own)
if __name__ == "__main__":
    serve(INTRODUCTION, {operation.__name__: operation for operation in OPERATIONS})
