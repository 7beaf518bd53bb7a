"""OpenCV's cv::ml::EM under the protocol of gmm-conformance.

Conventions are converted, results never: covariances of every structure become D×D matrices, a
number of steps becomes a number of E steps, and the tolerance on the log likelihood becomes relative
to it. OpenCV's refusals, failed assertions, become error codes.
"""

import os
import sys
from functools import wraps
from pathlib import Path

# Threads only wait for one another on matrices this small; read as cv2 is loaded.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import cv2  # noqa: E402
import numpy as np  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kits" / "python"))
from gmm_adapter import AdapterError, Unsupported, serve  # noqa: E402

cv2.setNumThreads(1)

INTRODUCTION = {
    "name": "OpenCV ml::EM",
    "version": cv2.__version__,
    "language": "C++, called from Python",
    "issues": "https://github.com/opencv/opencv_contrib/issues",
    "capabilities": {
        "operations": ["log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"],
        "covariance_types": ["full", "diag", "spherical"],
        "known": [],
        "precision": "float64",
        "exact_steps": {"from": "parameters", "minimum": 0},
        "regularisation": "no eigenvalue of a covariance is taken to be less than a machine epsilon",
        "nan_policy": "undefined",
    },
}

COVARIANCE_TYPES = {
    "full": cv2.ml.EM_COV_MAT_GENERIC,
    "diag": cv2.ml.EM_COV_MAT_DIAGONAL,
    "spherical": cv2.ml.EM_COV_MAT_SPHERICAL,
}
NAMES = {constant: name for name, constant in COVARIANCE_TYPES.items()}


def refusals_as_errors(operation):
    """OpenCV refuses by an assertion that fails, numpy by a ValueError."""

    @wraps(operation)
    def answer(request):
        try:
            return operation(request)
        except (cv2.error, ValueError) as error:
            raise AdapterError("invalid_input", str(error)) from error

    return answer


def array(values):
    return np.asarray(values, dtype=np.float64)


def matrices(model):
    """The covariances as K matrices, D×D. A cv2.Mat, or else D would be taken for a number of channels."""
    covariances = array(model["covariances"])
    if model["covariance_type"] == "full":
        return cv2.Mat(covariances)
    if model["covariance_type"] == "diag":
        return cv2.Mat(np.stack([np.diag(variances) for variances in covariances]))
    return cv2.Mat(np.multiply.outer(covariances, np.eye(len(model["means"][0]))))


def model_of(mixture):
    covariance_type = NAMES[mixture.getCovarianceMatrixType()]
    covariances = np.stack(mixture.getCovs())
    variances = np.diagonal(covariances, axis1=1, axis2=2)
    by_type = {"full": covariances, "diag": variances, "spherical": variances[:, 0]}
    return {
        "covariance_type": covariance_type,
        "weights": mixture.getWeights()[0],
        "means": mixture.getMeans(),
        "covariances": by_type[covariance_type],
    }


def mixture_with(components, covariance_type, e_steps, tolerance=0.0):
    """OpenCV's iteration limit counts E steps; `tolerance` is relative to the log likelihood."""
    if covariance_type not in COVARIANCE_TYPES:
        raise Unsupported(f"there are no {covariance_type} covariances")
    mixture = cv2.ml.EM_create()
    mixture.setClustersNumber(components)
    mixture.setCovarianceMatrixType(COVARIANCE_TYPES[covariance_type])
    both = cv2.TERM_CRITERIA_MAX_ITER + cv2.TERM_CRITERIA_EPS
    mixture.setTermCriteria((both, e_steps, tolerance))
    return mixture


def trained(X, model, steps, tolerance=0.0):
    """The mixture, and ln p(x_n), after (at most) so many steps from `model`."""
    weights, means = array(model["weights"]), array(model["means"])
    mixture = mixture_with(len(weights), model["covariance_type"], steps + 1, tolerance)
    finite, log_densities, *_ = mixture.trainE(X, means, matrices(model), weights)
    if not finite:
        raise AdapterError("internal", "trainE: the log likelihood has no lower bound")
    return mixture, log_densities[:, 0]


def mixture_at(model):
    """A mixture with the parameters of `model`: as after an E step on any K rows, here its means."""
    return trained(array(model["means"]), model, 0)[0]


def log_densities_of(X, mixture):
    return np.array([mixture.predict2(row)[0][0] for row in X])


@refusals_as_errors
def log_density(request):
    X, model = array(request["data"]), request["model"]
    alone = [
        mixture_at({**model, "weights": [1.0], "means": [mean], "covariances": [covariance]})
        for mean, covariance in zip(model["means"], model["covariances"], strict=True)
    ]
    return {
        "log_density": log_densities_of(X, mixture_at(model)),
        "component_log_density": np.column_stack([log_densities_of(X, one) for one in alone]),
    }


@refusals_as_errors
def e_step(request):
    return {"responsibilities": mixture_at(request["model"]).predict(array(request["data"]))[1]}


@refusals_as_errors
def m_step(request):
    model = request["model"]
    mixture = mixture_with(len(model["weights"]), model["covariance_type"], 1)
    mixture.trainM(array(request["data"]), array(request["responsibilities"]))
    return {"model": model_of(mixture)}


@refusals_as_errors
def log_likelihood(request):
    mixture = mixture_at(request["model"])
    return {"log_likelihood": log_densities_of(array(request["data"]), mixture).sum()}


@refusals_as_errors
def em(request):
    """One step at a time: asked for several, trainE stops early where the likelihood falls by rounding."""
    X, model = array(request["data"]), request["model"]
    log_likelihoods = [trained(X, model, 0)[1].sum()]
    for _ in range(request["steps"]):
        mixture, log_densities = trained(X, model, 1)
        model = model_of(mixture)
        log_likelihoods.append(log_densities.sum())
    return {"log_likelihoods": log_likelihoods, "model": model}


def relative(tolerance, log_likelihood):
    """OpenCV's criterion, on the change divided by |ln p|, with the ln p of the start."""
    return tolerance / abs(log_likelihood) if log_likelihood else tolerance


def fitted(X, mixture, log_densities, max_steps, tolerance):
    """OpenCV tells neither how many steps it took, so that `steps` is the most that it may have
    taken, nor whether it stopped by itself: it has if a step more meets its criterion."""
    log_likelihood, model = log_densities.sum(), model_of(mixture)
    after = trained(X, model, 1)[1].sum()
    return {
        "log_likelihood": log_likelihood,
        "model": model,
        "steps": max_steps,
        "converged": after - log_likelihood < tolerance * abs(after),
    }


@refusals_as_errors
def fit(request):
    X, model = array(request["data"]), request["model"]
    tolerance = relative(request["tolerance"], trained(X, model, 0)[1].sum())
    mixture, log_densities = trained(X, model, request["max_steps"], tolerance)
    return fitted(X, mixture, log_densities, request["max_steps"], tolerance)


@refusals_as_errors
def fit_own(request):
    X, components = array(request["data"]), request["components"]

    def train(steps, tolerance=0.0):
        cv2.setRNGSeed(request["seed"])  # of the k-means that trainEM starts from
        mixture = mixture_with(components, request["covariance_type"], steps + 1, tolerance)
        _, log_densities, *_ = mixture.trainEM(X)
        return mixture, log_densities[:, 0]

    tolerance = relative(request["tolerance"], train(0)[1].sum())
    mixture, log_densities = train(request["max_steps"], tolerance)
    X = X.astype(np.float32)  # as trainEM has rounded it
    return fitted(X, mixture, log_densities, request["max_steps"], tolerance)


OPERATIONS = (log_density, e_step, m_step, log_likelihood, em, fit, fit_own)
if __name__ == "__main__":
    serve(INTRODUCTION, {operation.__name__: operation for operation in OPERATIONS})
