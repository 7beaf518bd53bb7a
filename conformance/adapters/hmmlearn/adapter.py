"""hmmlearn's GMMHMM with one state, a Gaussian mixture, under the protocol of gmm-conformance.

Conventions are converted, results never: parameters get an axis for the one state, the groups that
are held fixed become the letters of `params`, priors are made flat, and hmmlearn's refusals become
error codes. The private _do_estep and _do_mstep are the steps that fit() takes.
"""

import logging
import sys
import warnings
from functools import wraps
from pathlib import Path

import hmmlearn
import numpy as np
from hmmlearn.hmm import GMMHMM
from hmmlearn.stats import log_multivariate_normal_density
from hmmlearn.utils import log_normalize
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import check_array
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kits" / "python"))
from gmm_adapter import AdapterError, serve  # noqa: E402

# Threads only wait for one another on arrays this small.
threadpool_limits(1)

# A weight or a responsibility of 0 has the logarithm -inf, here as inside hmmlearn.
np.seterr(divide="ignore")
warnings.simplefilter("ignore", ConvergenceWarning)
logging.getLogger("hmmlearn").setLevel(logging.ERROR)

INTRODUCTION = {
    "name": "hmmlearn GMMHMM",
    "version": hmmlearn.__version__,
    "language": "Python",
    "issues": "https://github.com/hmmlearn/hmmlearn/issues",
    "capabilities": {
        "operations": ["log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"],
        "covariance_types": ["full", "tied", "diag", "spherical"],
        "known": ["weights", "means", "covariances"],
        "precision": "float64",
        "exact_steps": {"from": "parameters", "minimum": 0},
        "regularisation": "where a density meets a covariance that is not positive definite, 1e-7 is added to its diagonal",
        "nan_policy": "refuse",
    },
}

# The letters by which hmmlearn's `params` names what a step updates.
LETTERS = {"weights": "w", "means": "m", "covariances": "c"}

# What hmmlearn says of a covariance that is not positive definite.
SINGULAR = ("positive-definite", "positive definite", "must be non-negative")


def refusals_as_errors(operation):
    """hmmlearn refuses with a ValueError; its words decide the code."""

    @wraps(operation)
    def answer(request):
        try:
            return operation(request)
        except ValueError as error:
            singular = any(words in str(error) for words in SINGULAR)
            code = "singular_covariance" if singular else "invalid_input"
            raise AdapterError(code, str(error)) from error

    return answer


def letters_of(groups):
    if strangers := set(groups) - set(LETTERS):
        raise AdapterError("invalid_input", f"hmmlearn has no letter for {', '.join(strangers)}")
    return {LETTERS[group] for group in groups}


def flat_prior(covariance_type, dimensions):
    """The prior of the covariances that is none. hmmlearn's own default is that, but for spherical ones."""
    return {"covars_prior": -(dimensions + 2) / 2} if covariance_type == "spherical" else {}


def mixture_at(request, **options):
    """A hidden Markov model with one state that has the parameters of the request's model."""
    model = request["model"]
    weights, means, covariances = (np.asarray(model[group], dtype=float) for group in LETTERS)
    held = letters_of(request.get("known", []))
    mixture = GMMHMM(
        n_components=1,
        n_mix=len(weights),
        covariance_type=model["covariance_type"],
        params="".join(letter for letter in LETTERS.values() if letter not in held),
        init_params="",
        **flat_prior(model["covariance_type"], means.shape[-1]),
        **options,
    )
    mixture.startprob_, mixture.transmat_ = np.ones(1), np.ones((1, 1))
    mixture.weights_, mixture.means_, mixture.covars_ = weights[None], means[None], covariances[None]
    mixture._check()
    return mixture


def start_of(request):
    X = check_array(np.asarray(request["data"], dtype=float))
    mixture = mixture_at(request)
    mixture._check_and_set_n_features(X)
    return X, mixture


def model_of(mixture):
    return {
        "covariance_type": mixture.covariance_type,
        "weights": mixture.weights_[0],
        "means": mixture.means_[0],
        "covariances": mixture.covars_[0],
    }


@refusals_as_errors
def log_density(request):
    X, mixture = start_of(request)
    return {
        "log_density": mixture._compute_log_likelihood(X)[:, 0],
        "component_log_density": log_multivariate_normal_density(
            X, mixture.means_[0], mixture.covars_[0], mixture.covariance_type
        ),
    }


@refusals_as_errors
def e_step(request):
    X, mixture = start_of(request)
    log_responsibilities = mixture._compute_log_weighted_gaussian_densities(X, 0)
    log_normalize(log_responsibilities, axis=-1)
    return {"responsibilities": np.exp(log_responsibilities)}


@refusals_as_errors
def m_step(request):
    X, mixture = start_of(request)
    responsibilities = np.asarray(request["responsibilities"], dtype=float)
    # hmmlearn computes responsibilities from these and accumulates in one function.
    mixture._compute_log_weighted_gaussian_densities = lambda X, state: np.log(responsibilities)
    stats = mixture._initialize_sufficient_statistics()
    mixture._accumulate_sufficient_statistics(stats, X, None, np.ones((len(X), 1)), None, None)
    mixture._do_mstep(stats)
    return {"model": model_of(mixture)}


@refusals_as_errors
def log_likelihood(request):
    X, mixture = start_of(request)
    return {"log_likelihood": mixture.score(X)}


@refusals_as_errors
def em(request):
    X, mixture = start_of(request)
    log_likelihoods = []
    for _ in range(request["steps"]):
        stats, log_likelihood_before = mixture._do_estep(X, [len(X)])
        log_likelihoods.append(log_likelihood_before)
        mixture._do_mstep(stats)
    log_likelihoods.append(mixture.score(X))
    return {"log_likelihoods": log_likelihoods, "model": model_of(mixture)}


def fitted(mixture, X):
    """hmmlearn's `converged` is also true where the steps ran out; its history tells the two apart."""
    mixture.fit(X)
    last = list(mixture.monitor_.history)[-2:]
    return {
        "log_likelihood": mixture.score(X),
        "model": model_of(mixture),
        "steps": mixture.monitor_.iter,
        "converged": len(last) == 2 and last[1] - last[0] < mixture.tol,
    }


@refusals_as_errors
def fit(request):
    X = np.asarray(request["data"], dtype=float)
    return fitted(mixture_at(request, n_iter=request["max_steps"], tol=request["tolerance"]), X)


@refusals_as_errors
def fit_own(request):
    X = check_array(np.asarray(request["data"], dtype=float))
    mixture = GMMHMM(
        n_components=1,
        n_mix=request["components"],
        covariance_type=request["covariance_type"],
        params="mcw",
        n_iter=request["max_steps"],
        tol=request["tolerance"],
        random_state=request["seed"],
        **flat_prior(request["covariance_type"], X.shape[1]),
    )
    return fitted(mixture, X)


OPERATIONS = (log_density, e_step, m_step, log_likelihood, em, fit, fit_own)
if __name__ == "__main__":
    serve(INTRODUCTION, {operation.__name__: operation for operation in OPERATIONS})
