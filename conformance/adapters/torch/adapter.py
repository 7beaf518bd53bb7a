"""PyTorch's MixtureSameFamily of normal distributions under the protocol of gmm-conformance.

Conventions are converted, results never: a diagonal covariance becomes D standard deviations, a tied
one K equal matrices, and a log likelihood is the sum of log_prob(). There is no E step and no fit.
"""

import sys
from functools import wraps
from pathlib import Path

import torch
from torch.distributions import Categorical, Independent, MixtureSameFamily, MultivariateNormal, Normal

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kits" / "python"))
from gmm_adapter import AdapterError, Unsupported, serve  # noqa: E402

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)  # several only wait for one another on tensors this small

INTRODUCTION = {
    "name": "PyTorch MixtureSameFamily",
    "version": torch.__version__,
    "language": "C++, called from Python",
    "issues": "https://github.com/pytorch/pytorch/issues",
    "capabilities": {
        "operations": ["log_density", "log_likelihood"],
        "covariance_types": ["full", "tied", "diag", "spherical"],
        "known": [],
        "precision": "float64",
        "exact_steps": None,
        "regularisation": "none",
        "nan_policy": "refuse",
    },
}

# What torch says of a covariance that is not positive definite, and of a standard deviation that is not positive.
SINGULAR = ("PositiveDefinite", "positive-definite", "GreaterThan(lower_bound=0.0)")


def refusals_as_errors(operation):
    """torch refuses with one of two exceptions; the words decide the code."""

    @wraps(operation)
    def answer(request):
        try:
            return operation(request)
        except (ValueError, RuntimeError) as error:
            singular = any(words in str(error) for words in SINGULAR)
            code = "singular_covariance" if singular else "invalid_input"
            raise AdapterError(code, str(error)) from error

    return answer


def components_of(model):
    means, covariances = torch.tensor(model["means"]), torch.tensor(model["covariances"])
    match model["covariance_type"]:
        case "full" | "tied":
            return MultivariateNormal(means, covariance_matrix=covariances)
        case "diag":
            return Independent(Normal(means, covariances.sqrt()), 1)
        case "spherical":
            return Independent(Normal(means, covariances.sqrt().unsqueeze(-1)), 1)
    raise Unsupported(f"there are no {model['covariance_type']} covariances")


def mixture_of(model):
    return MixtureSameFamily(Categorical(logits=torch.tensor(model["weights"]).log()), components_of(model))


@refusals_as_errors
def log_density(request):
    data, mixture = torch.tensor(request["data"]), mixture_of(request["model"])
    return {
        "log_density": mixture.log_prob(data),
        "component_log_density": mixture.component_distribution.log_prob(data.unsqueeze(1)),
    }


@refusals_as_errors
def log_likelihood(request):
    data = torch.tensor(request["data"])
    return {"log_likelihood": mixture_of(request["model"]).log_prob(data).sum()}


if __name__ == "__main__":
    serve(INTRODUCTION, {"log_density": log_density, "log_likelihood": log_likelihood})
