"""TensorFlow Probability's MixtureSameFamily of normal distributions under the protocol of gmm-conformance.

Its NumPy substrate, in doubles. Conventions are converted, results never: a full covariance becomes its
Cholesky factor, a variance its root, a weight its logarithm, and a log likelihood is the sum of log_prob().
There is no M step and no fit.
"""

import sys
from functools import wraps
from pathlib import Path

import numpy as np
import tensorflow_probability
from tensorflow_probability.substrates import numpy as tfp

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kits" / "python"))
from gmm_adapter import AdapterError, Unsupported, serve  # noqa: E402

tfd = tfp.distributions
np.seterr(all="ignore")

INTRODUCTION = {
    "name": "TensorFlow Probability MixtureSameFamily",
    "version": f"{tensorflow_probability.__version__}, NumPy substrate",
    "language": "Python",
    "issues": "https://github.com/tensorflow/probability/issues",
    "capabilities": {
        "operations": ["log_density", "e_step", "log_likelihood"],
        "covariance_types": ["full", "tied", "diag", "spherical"],
        "known": [],
        "precision": "float64",
        "exact_steps": None,
        "regularisation": "none",
        "nan_policy": "undefined",
    },
}


# What NumPy says of a factorisation that fails, and what validation says of a scale of 0 or no number.
SINGULAR = ("not positive definite", "Singular operator")


def refusals_as_errors(operation):
    """Arguments of the components are validated; the words of an exception decide the code."""

    @wraps(operation)
    def answer(request):
        try:
            return operation(request)
        except (np.linalg.LinAlgError, ValueError, TypeError) as error:
            singular = any(words in str(error) for words in SINGULAR)
            raise AdapterError("singular_covariance" if singular else "invalid_input", str(error)) from error

    return answer


def components_of(model):
    means, covariances = np.array(model["means"]), np.array(model["covariances"])
    match model["covariance_type"]:
        case "full" | "tied":
            factors = np.broadcast_to(np.linalg.cholesky(covariances), (*means.shape, means.shape[-1]))
            return tfd.MultivariateNormalTriL(means, scale_tril=factors, validate_args=True)
        case "diag":
            return tfd.MultivariateNormalDiag(means, scale_diag=np.sqrt(covariances), validate_args=True)
        case "spherical":
            scales = np.broadcast_to(np.sqrt(covariances)[:, np.newaxis], means.shape)
            return tfd.MultivariateNormalDiag(means, scale_diag=scales, validate_args=True)
    raise Unsupported(f"there are no {model['covariance_type']} covariances")


def mixture_of(model):
    weights = tfd.Categorical(logits=np.log(np.array(model["weights"])))
    return tfd.MixtureSameFamily(weights, components_of(model), validate_args=True)


def data_of(request):
    return np.array(request["data"], dtype=float)


@refusals_as_errors
def log_density(request):
    data, mixture = data_of(request), mixture_of(request["model"])
    return {
        "log_density": mixture.log_prob(data),
        "component_log_density": mixture.components_distribution.log_prob(data[:, np.newaxis, :]),
    }


@refusals_as_errors
def e_step(request):
    posterior = mixture_of(request["model"]).posterior_marginal(data_of(request))
    return {"responsibilities": posterior.probs_parameter()}


@refusals_as_errors
def log_likelihood(request):
    return {"log_likelihood": mixture_of(request["model"]).log_prob(data_of(request)).sum()}


OPERATIONS = (log_density, e_step, log_likelihood)
if __name__ == "__main__":
    serve(INTRODUCTION, {operation.__name__: operation for operation in OPERATIONS})
