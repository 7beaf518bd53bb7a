"""tgmm's GaussianMixture under the protocol of gmm-conformance.

Conventions are converted, results never: the mean log likelihood becomes the total, and groups
that are held fixed are `fixed_weights`, `frozen_means` and `frozen_covariances` of all components.
The private _allocate_parameters, _e_step and _m_step are the start and the steps of fit().
"""

import sys
import warnings
from functools import wraps
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import tgmm
    import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kits" / "python"))
from gmm_adapter import AdapterError, serve  # noqa: E402

# That a mixture has not been fitted, where its steps are asked for one at a time, or not converged.
warnings.simplefilter("ignore", UserWarning)
torch.set_num_threads(1)  # several only wait for one another on tensors this small

INTRODUCTION = {
    "name": "tgmm GaussianMixture",
    "version": f"{tgmm.__version__}, torch {torch.__version__}",
    "language": "Python",
    "issues": "https://github.com/adriansousapoza/tgmm/issues",
    "capabilities": {
        "operations": ["log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"],
        "covariance_types": ["full", "tied", "diag", "spherical"],
        "known": ["weights", "means", "covariances"],
        "precision": "float64",
        "exact_steps": {"from": "parameters", "minimum": 0},
        "regularisation": "1e-20 on effective counts, and in densities on weights and variances",
        "nan_policy": "refuse",
        "limits": [{"covariance_types": ["tied"], "known": ["covariances"]}],
    },
}

# What tgmm and torch say of a covariance that is not positive definite.
SINGULAR = ("Cholesky decomposition failed", "not positive-definite")


def refusals_as_errors(operation):
    """tgmm refuses with a ValueError, torch with others; the words decide the code."""

    @wraps(operation)
    def answer(request):
        try:
            return operation(request)
        except (ValueError, TypeError, RuntimeError, IndexError) as error:
            singular = any(words in str(error) for words in SINGULAR)
            code = "singular_covariance" if singular else "invalid_input"
            raise AdapterError(code, str(error)) from error

    return answer


def doubles(values):
    return torch.tensor(values, dtype=torch.float64)


def mixture_of(covariance_type, components, **options):
    name = "tied_full" if covariance_type == "tied" else covariance_type
    return tgmm.GaussianMixture(components, covariance_type=name, reg_covar=0.0, **options)


def held(known, weights):
    """The options that hold the groups of `known` fixed, at the values of the start."""
    if strangers := set(known) - {"weights", "means", "covariances"}:
        raise AdapterError("invalid_input", f"tgmm has no parameters {', '.join(strangers)}")
    everything = range(len(weights))
    return {
        **({"fixed_weights": weights} if "weights" in known else {}),
        **({"frozen_means": everything} if "means" in known else {}),
        **({"frozen_covariances": everything} if "covariances" in known else {}),
    }


def mixture_at(request, **options):
    """A mixture that starts at the parameters of the request's model."""
    model = request["model"]
    weights = doubles(model["weights"])
    return mixture_of(
        model["covariance_type"],
        len(weights),
        init_weights=weights,
        init_means=doubles(model["means"]),
        init_covariances=doubles(model["covariances"]),
        **held(request.get("known", []), weights),
        **options,
    )


def started(mixture, X):
    """Has the mixture take up its start as fit() does: in the type of the data."""
    mixture.dtype, mixture.n_features = X.dtype, X.shape[1]
    mixture._allocate_parameters(X)
    return mixture


def start_of(request):
    X = doubles(request["data"])
    return X, started(mixture_at(request), X)


def model_of(mixture, covariance_type):
    return {
        "covariance_type": covariance_type,
        "weights": mixture.weights_,
        "means": mixture.means_,
        "covariances": mixture.covariances_,
    }


@refusals_as_errors
def log_density(request):
    X, mixture = start_of(request)
    return {
        "log_density": mixture.score_samples(X),
        "component_log_density": mixture._component_log_prob(X),
    }


@refusals_as_errors
def e_step(request):
    X, mixture = start_of(request)
    return {"responsibilities": mixture.predict_proba(X)}


@refusals_as_errors
def m_step(request):
    X, mixture = start_of(request)
    mixture._m_step(X, doubles(request["responsibilities"]))
    return {"model": model_of(mixture, request["model"]["covariance_type"])}


@refusals_as_errors
def log_likelihood(request):
    X, mixture = start_of(request)
    return {"log_likelihood": len(X) * mixture.score(X)}


@refusals_as_errors
def em(request):
    X, mixture = start_of(request)
    log_likelihoods = []
    for _ in range(request["steps"]):
        responsibilities, log_densities = mixture._e_step(X)
        log_likelihoods.append(len(X) * mixture._mean_ll(log_densities))
        mixture._m_step(X, responsibilities)
    log_likelihoods.append(len(X) * mixture.score(X))
    model = model_of(mixture, request["model"]["covariance_type"])
    return {"log_likelihoods": log_likelihoods, "model": model}


def fitted(request, covariance_type, mixture):
    """The public fit: its `tol` is on the change divided by |L|, here the one of the start."""
    X = doubles(request["data"])
    at_start = abs(len(X) * started(mixture, X).score(X))
    tolerance = request["tolerance"] / at_start if at_start else request["tolerance"]
    mixture.fit(X, max_iter=request["max_steps"], tol=tolerance)
    return {
        "log_likelihood": len(X) * mixture.score(X),
        "model": model_of(mixture, covariance_type),
        "steps": mixture.n_iter_ + 1,  # n_iter_ is the index of the last step
        "converged": mixture.converged_,
    }


@refusals_as_errors
def fit(request):
    return fitted(request, request["model"]["covariance_type"], mixture_at(request))


@refusals_as_errors
def fit_own(request):
    covariance_type = request["covariance_type"]
    mixture = mixture_of(covariance_type, request["components"], random_state=request["seed"])
    return fitted(request, covariance_type, mixture)


OPERATIONS = (log_density, e_step, m_step, log_likelihood, em, fit, fit_own)
if __name__ == "__main__":
    serve(INTRODUCTION, {operation.__name__: operation for operation in OPERATIONS})
