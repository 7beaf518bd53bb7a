"""Times one EM step of scikit-learn: `_e_step` and `_m_step` on a prepared GaussianMixture.

Reads one JSON request a line and answers with one JSON line. These two methods are what its own
`fit` repeats; they check no input, and the start's Cholesky factors are computed in advance.
"""

import json
import sys
import time

import numpy
import sklearn
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _compute_precision_cholesky
from sklearn.utils._array_api import get_namespace
from threadpoolctl import threadpool_info, threadpool_limits


def answer(message):
    print(json.dumps(message), flush=True)


def prepared(X, theta):
    """A step from `theta` that can be repeated: it starts from `theta` each time."""
    weights, means, covariances = (
        numpy.array(theta[group]) for group in ("weights", "means", "covariances")
    )
    mixture = GaussianMixture(len(weights), covariance_type="full", reg_covar=0)
    cholesky = _compute_precision_cholesky(covariances, "full")
    xp, _ = get_namespace(X)

    def step():
        mixture.weights_ = weights
        mixture.means_ = means
        mixture.covariances_ = covariances
        mixture.precisions_cholesky_ = cholesky
        _, log_resp = mixture._e_step(X, xp=xp)
        mixture._m_step(X, log_resp, xp=xp)
        return mixture

    return step


def timed(step, repeats):
    begin = time.perf_counter()
    for _ in range(repeats):
        step()
    return (time.perf_counter() - begin) / repeats


def main():
    blas = ", ".join(
        f"{pool['internal_api']} {pool['version']} kernel {pool.get('architecture')}"
        f" on {pool['num_threads']} thread"
        for pool in threadpool_info()
        if pool["user_api"] == "blas"
    )
    answer({"name": f"scikit-learn {sklearn.__version__} (numpy {numpy.__version__}; {blas})"})
    step = None
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            X = numpy.fromfile(request["load"]).reshape(request["rows"], request["columns"])
            step = prepared(X, request["theta"])
            mixture = step()
            answer(
                {
                    "weights": mixture.weights_.tolist(),
                    "means": mixture.means_.tolist(),
                    "covariances": mixture.covariances_.tolist(),
                }
            )
        else:
            answer({"seconds": timed(step, request["time"])})


with threadpool_limits(1):
    main()
