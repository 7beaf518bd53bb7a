"""scikit-learn's GaussianMixture under the protocol of gmm-conformance.

Conventions are converted, results never: the mean log likelihood becomes the total, covariances
become the factors of precisions that scikit-learn works with, and scikit-learn's refusals become
error codes. The private _e_step and _m_step are the steps that fit() takes.
"""

import sys
import warnings
from functools import wraps
from pathlib import Path

import numpy as np
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import (
    _compute_precision_cholesky,
    _estimate_log_gaussian_prob,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kits" / "python"))
from gmm_adapter import AdapterError, Unsupported, serve  # noqa: E402

# A weight or a responsibility of 0 has the logarithm -inf, here as inside scikit-learn.
np.seterr(divide="ignore")
warnings.simplefilter("ignore", ConvergenceWarning)

INTRODUCTION = {
    "name": "scikit-learn GaussianMixture",
    "version": sklearn.__version__,
    "language": "Python",
    "issues": "https://github.com/scikit-learn/scikit-learn/issues",
    "capabilities": {
        "operations": ["log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"],
        "covariance_types": ["full", "tied", "diag", "spherical"],
        "known": [],
        "precision": "float64",
        "exact_steps": {"from": "parameters", "minimum": 0},
        "regularisation": "10 machine epsilons are added to every effective count",
        "nan_policy": "refuse",
    },
}

# What scikit-learn says when a covariance, or the precision made of one, is not positive definite.
SINGULAR = ("ill-defined empirical covariance", "positive-definite", "should be positive")


def refusals_as_errors(operation):
    """scikit-learn refuses with a ValueError; its words decide the code."""

    @wraps(operation)
    def answer(request):
        if request.get("known"):
            raise Unsupported("no parameter can be held fixed")
        try:
            return operation(request)
        except np.linalg.LinAlgError as error:
            raise AdapterError("singular_covariance", str(error)) from error
        except ValueError as error:
            singular = any(words in str(error) for words in SINGULAR)
            code = "singular_covariance" if singular else "invalid_input"
            raise AdapterError(code, str(error)) from error

    return answer


def data_of(request):
    return np.asarray(request["data"], dtype=float)


def mixture_at(model, **options):
    """A mixture with the parameters of `model`, as after a fit that ended there."""
    weights = np.asarray(model["weights"], dtype=float)
    means = np.asarray(model["means"], dtype=float)
    covariances = np.asarray(model["covariances"], dtype=float)
    mixture = GaussianMixture(
        n_components=len(weights), covariance_type=model["covariance_type"], reg_covar=0.0, **options
    )
    mixture._validate_params()
    factors = _compute_precision_cholesky(covariances, mixture.covariance_type)
    mixture._set_parameters((weights, means, covariances, factors))
    return mixture


def checked(mixture, X):
    """Has scikit-learn check `X` and the parameters of `mixture` as fit() checks its start."""
    GaussianMixture(
        n_components=mixture.n_components,
        covariance_type=mixture.covariance_type,
        weights_init=mixture.weights_,
        means_init=mixture.means_,
        precisions_init=mixture.precisions_,
    )._check_parameters(X, xp=np)
    return mixture


def model_of(mixture):
    return {
        "covariance_type": mixture.covariance_type,
        "weights": mixture.weights_,
        "means": mixture.means_,
        "covariances": mixture.covariances_,
    }


def start_of(request):
    X = sklearn.utils.check_array(data_of(request))
    return X, checked(mixture_at(request["model"]), X)


@refusals_as_errors
def log_density(request):
    X, mixture = start_of(request)
    return {
        "log_density": mixture.score_samples(X),
        "component_log_density": _estimate_log_gaussian_prob(
            X, mixture.means_, mixture.precisions_cholesky_, mixture.covariance_type
        ),
    }


@refusals_as_errors
def e_step(request):
    X, mixture = start_of(request)
    return {"responsibilities": mixture.predict_proba(X)}


@refusals_as_errors
def m_step(request):
    X = sklearn.utils.check_array(data_of(request))
    responsibilities = np.asarray(request["responsibilities"], dtype=float)
    mixture = GaussianMixture(
        n_components=responsibilities.shape[1],
        covariance_type=request["model"]["covariance_type"],
        reg_covar=0.0,
    )
    mixture._validate_params()
    mixture._m_step(X, np.log(responsibilities))
    return {"model": model_of(mixture)}


@refusals_as_errors
def log_likelihood(request):
    X, mixture = start_of(request)
    return {"log_likelihood": len(X) * mixture.score(X)}


@refusals_as_errors
def em(request):
    X, mixture = start_of(request)
    log_likelihoods = []
    for _ in range(request["steps"]):
        mean, log_responsibilities = mixture._e_step(X)
        log_likelihoods.append(len(X) * mean)
        mixture._m_step(X, log_responsibilities)
    log_likelihoods.append(len(X) * mixture.score(X))
    return {"log_likelihoods": log_likelihoods, "model": model_of(mixture)}


def fitted(request, X, **options):
    """The public fit: its tolerance is on the mean (no rows are scikit-learn's to refuse)."""
    mixture = GaussianMixture(
        reg_covar=0.0,
        tol=request["tolerance"] / max(len(X), 1),
        max_iter=request["max_steps"],
        **options,
    ).fit(X)
    return {
        "log_likelihood": len(X) * mixture.score(X),
        "model": model_of(mixture),
        "steps": mixture.n_iter_,
        "converged": mixture.converged_,
    }


@refusals_as_errors
def fit(request):
    start = mixture_at(request["model"])
    return fitted(
        request,
        data_of(request),
        n_components=start.n_components,
        covariance_type=start.covariance_type,
        weights_init=start.weights_,
        means_init=start.means_,
        precisions_init=start.precisions_,
    )


@refusals_as_errors
def fit_own(request):
    return fitted(
        request,
        data_of(request),
        n_components=request["components"],
        covariance_type=request["covariance_type"],
        random_state=request["seed"],
    )


OPERATIONS = (log_density, e_step, m_step, log_likelihood, em, fit, fit_own)
if __name__ == "__main__":
    serve(INTRODUCTION, {operation.__name__: operation for operation in OPERATIONS})
