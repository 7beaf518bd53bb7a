"""pomegranate's GeneralMixtureModel of Normal distributions under the protocol of gmm-conformance.

Conventions are converted, results never: a spherical variance becomes D equal ones, and a group that
is held fixed has `frozen` parameters. Everything is asked in double precision, torch's default type
here, because a mixture computes in that type whatever its parameters have.
"""

import sys
import warnings
from functools import wraps
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pomegranate
    import torch
    from pomegranate.distributions import Normal
    from pomegranate.gmm import GeneralMixtureModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kits" / "python"))
from gmm_adapter import AdapterError, Unsupported, serve  # noqa: E402

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)  # several only wait for one another on tensors this small

INTRODUCTION = {
    "name": "pomegranate GeneralMixtureModel",
    "version": f"{pomegranate.__version__}, torch {torch.__version__}",
    "language": "Python",
    "issues": "https://github.com/jmschrei/pomegranate/issues",
    "capabilities": {
        "operations": ["log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"],
        "covariance_types": ["full", "diag", "spherical"],
        "known": ["weights", "means", "covariances"],
        "precision": "float64",
        "exact_steps": {"from": "parameters", "minimum": 0},
        "regularisation": "none",
        "nan_policy": "propagate",
    },
}

GROUPS = {"weights", "means", "covariances"}

NAMES = {"full": "full", "diag": "diag", "spherical": "sphere"}

# What torch and pomegranate say of a covariance that is not positive definite.
SINGULAR = ("not positive-definite", "must be positive")


def refusals_as_errors(operation):
    """pomegranate refuses with a ValueError, torch with others; the words decide the code."""

    @wraps(operation)
    def answer(request):
        try:
            with torch.no_grad():
                return operation(request)
        except (ValueError, RuntimeError) as error:
            singular = any(words in str(error) for words in SINGULAR)
            code = "singular_covariance" if singular else "invalid_input"
            raise AdapterError(code, str(error)) from error

    return answer


def name_of(covariance_type):
    if covariance_type not in NAMES:
        raise Unsupported(f"there are no {covariance_type} covariances")
    return NAMES[covariance_type]


def groups_of(known):
    if strangers := set(known) - GROUPS:
        raise AdapterError("invalid_input", f"pomegranate has no parameters {', '.join(strangers)}")
    return known


class CountingMixture(GeneralMixtureModel):
    """pomegranate does not say how many steps a fit took; each ends in from_summaries()."""

    steps = 0

    def from_summaries(self):
        super().from_summaries()
        self.steps += 1


def mixture_at(request, **options):
    """A mixture with the parameters of the request's model, those of known groups frozen."""
    model, known = request["model"], groups_of(request.get("known", []))
    kind = name_of(model["covariance_type"])
    means, covariances = torch.tensor(model["means"]), torch.tensor(model["covariances"])
    if kind == "sphere":
        covariances = covariances[:, None].repeat(1, means.shape[-1])
    normals = [
        Normal(mean, covariance, covariance_type=kind)
        for mean, covariance in zip(means, covariances, strict=True)
    ]
    mixture = CountingMixture(normals, priors=torch.tensor(model["weights"]), **options)
    mixture.priors.frozen = "weights" in known
    for normal in normals:
        normal.means.frozen = "means" in known
        normal.covs.frozen = "covariances" in known
    return mixture


def model_of(mixture, covariance_type):
    covariances = torch.stack([normal.covs for normal in mixture.distributions])
    if covariance_type == "spherical" and covariances.ndim == 2:
        covariances = covariances[:, 0]
    return {
        "covariance_type": covariance_type,
        "weights": mixture.priors,
        "means": torch.stack([normal.means for normal in mixture.distributions]),
        "covariances": covariances,
    }


def start_of(request):
    return torch.tensor(request["data"]), mixture_at(request)


@refusals_as_errors
def log_density(request):
    X, mixture = start_of(request)
    alone = [normal.log_probability(X) for normal in mixture.distributions]
    return {
        "log_density": mixture.log_probability(X),
        "component_log_density": torch.stack(alone, dim=1),
    }


@refusals_as_errors
def e_step(request):
    X, mixture = start_of(request)
    return {"responsibilities": mixture.predict_proba(X)}


@refusals_as_errors
def m_step(request):
    """What summarize() does with its responsibilities, with those that are given."""
    X, mixture = start_of(request)
    columns = torch.tensor(request["responsibilities"]).T
    for k, (normal, column) in enumerate(zip(mixture.distributions, columns, strict=True)):
        normal.summarize(X, sample_weight=column)
        mixture._w_sum[k] = normal._w_sum.mean()
    mixture.from_summaries()
    return {"model": model_of(mixture, request["model"]["covariance_type"])}


@refusals_as_errors
def log_likelihood(request):
    X, mixture = start_of(request)
    return {"log_likelihood": mixture.log_probability(X).sum()}


@refusals_as_errors
def em(request):
    X, mixture = start_of(request)
    log_likelihoods = []
    for _ in range(request["steps"]):
        log_likelihoods.append(mixture.summarize(X).item())
        mixture.from_summaries()
    log_likelihoods.append(mixture.log_probability(X).sum().item())
    model = model_of(mixture, request["model"]["covariance_type"])
    return {"log_likelihoods": log_likelihoods, "model": model}


def fitted(request, model):
    X = torch.tensor(request["data"])
    start = {"model": model, "known": request.get("known", [])}
    mixture = mixture_at(start, max_iter=request["max_steps"], tol=request["tolerance"]).fit(X)
    return {
        "log_likelihood": mixture.log_probability(X).sum(),
        "model": model_of(mixture, model["covariance_type"]),
        "steps": mixture.steps,
        "converged": mixture.steps < mixture.max_iter,
    }


@refusals_as_errors
def fit(request):
    return fitted(request, request["model"])


@refusals_as_errors
def fit_own(request):
    """From the start that fit() chooses where it is given none, which it can in single precision only."""
    kind = name_of(request["covariance_type"])
    torch.set_default_dtype(torch.float32)
    try:
        normals = [Normal(covariance_type=kind) for _ in range(request["components"])]
        mixture = GeneralMixtureModel(normals, init="random", random_state=request["seed"])
        mixture._initialize(torch.tensor(request["data"]))
        start = model_of(mixture, request["covariance_type"])
    finally:
        torch.set_default_dtype(torch.float64)
    doubles = {name: value.double().tolist() for name, value in start.items() if name in GROUPS}
    return fitted(request, {**start, **doubles})


OPERATIONS = (log_density, e_step, m_step, log_likelihood, em, fit, fit_own)
if __name__ == "__main__":
    serve(INTRODUCTION, {operation.__name__: operation for operation in OPERATIONS})
