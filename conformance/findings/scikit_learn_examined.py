"""Examines what the fuzzer found in scikit-learn, without any of this project's code.

    python scikit_learn_examined.py FOLDER-OF-COUNTEREXAMPLES

One reading of the EM equations, in two arithmetics (doubles; decimals of sixty digits, made from the
exact values of the doubles), in which each of scikit-learn's numerical devices can be switched on:

    a  diagonal and spherical densities: (x - mu)^2 / s2 expanded into three terms
    b  diagonal, spherical and tied M steps in one pass: E[x^2] - mu^2
    c  ten machine epsilons added to every effective count
    d  a responsibility as exp(ln pi_k p_k(x) - ln p(x))
    e  full and tied densities: x P - mu P in place of (x - mu) P
    f  the M step takes the logarithms of responsibilities

Doubles with all of them are scikit-learn; with none, a plain careful implementation; with all but
one, scikit-learn with that one repaired. Decimals with none are the truth; with one, the error that
this one makes alone: its results are rounded to doubles, nothing else is.
"""

import json
import re
import sys
import warnings
from decimal import Decimal, getcontext
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.special import logsumexp
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _compute_precision_cholesky, _estimate_log_gaussian_prob

getcontext().prec = 60
np.seterr(all="ignore")
warnings.simplefilter("ignore")
DEVICES = "abcdef"
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899")


class Refused(ValueError):
    pass


# Two arithmetics: arrays of doubles, and arrays of decimals.

exact = np.vectorize(Decimal, otypes=[object])
decimal_ln = np.vectorize(lambda value: value.ln(), otypes=[object])


def is_exact(array):
    return array.dtype == object


def rounded(array):
    return array.astype(float)


def like(array, doubles):
    return exact(doubles) if is_exact(array) else doubles


def ln(array):
    return decimal_ln(array) if is_exact(array) else np.log(array)


def ln_2_pi(array):
    return (2 * PI).ln() if is_exact(array) else np.log(2 * np.pi)


# The E step. A mixture is (structure, weights, means, covariances).


def cholesky(S):
    L = np.zeros_like(S)
    for i in range(len(S)):
        for j in range(i + 1):
            rest = S[i, j] - (L[i, :j] * L[j, :j]).sum()
            if i == j and not rest > 0:
                raise Refused("not positive definite")
            L[i, j] = np.sqrt(rest) if i == j else rest / L[j, j]
    return L


def solve(L, B):
    Y = B.copy()
    for i in range(len(L)):
        Y[i] = (B[i] - sum((L[i, j] * Y[j] for j in range(i)), 0 * B[i])) / L[i, i]
    return Y


def matrices(structure, weights, means, covariances):
    identity = np.eye(means.shape[1], dtype=int)
    if structure == "full":
        return list(covariances)
    if structure == "tied":
        return [covariances] * len(weights)
    return [identity * covariances[k] for k in range(len(weights))]


def distances(X, mixture):
    """Squared Mahalanobis distances and -ln|S|/2 of every component: differences first."""
    columns, halves = [], []
    for mu, S in zip(mixture[2], matrices(*mixture)):
        L = cholesky(S)
        columns.append((solve(L, (X - mu).T) ** 2).sum(axis=0))
        halves.append(-ln(L.diagonal()).sum())
    return np.stack(columns, axis=1), np.array(halves)


def distances_like_scikit_learn(X, mixture):
    structure, _, means, covariances = mixture
    P = _compute_precision_cholesky(covariances, structure)
    if structure in ("full", "tied"):
        Ps = P if structure == "full" else [P] * len(means)
        Q = np.stack([((X @ p - mu @ p) ** 2).sum(axis=1) for mu, p in zip(means, Ps)], axis=1)
        return Q, np.array([np.log(p.diagonal()).sum() for p in Ps])
    P2 = P**2
    if structure == "diag":
        Q = (means**2 * P2).sum(axis=1) - 2 * (X @ (means * P2).T) + X**2 @ P2.T
        return Q, np.log(P).sum(axis=1)
    Q = (means**2).sum(axis=1) * P2 - 2 * (X @ means.T * P2) + np.outer(np.einsum("ij,ij->i", X, X), P2)
    return Q, X.shape[1] * np.log(P)


def log_densities(X, mixture, devices):
    structure, _, means, covariances = mixture
    Q, half = distances(X, mixture)
    if ("e" if structure in ("full", "tied") else "a") in devices:
        doubles = (structure, None, rounded(means), rounded(covariances))
        Q, half_in_doubles = distances_like_scikit_learn(rounded(X), doubles)
        Q, half = like(X, Q), half if is_exact(X) else half_in_doubles
    return -(X.shape[1] * ln_2_pi(X) + Q) / 2 + half


def expectation(X, mixture, devices):
    """ln p_k(x_n), ln p(x_n) and the responsibilities."""
    by_component = log_densities(X, mixture, devices)
    weighted = by_component + ln(mixture[1])
    ratios = np.exp(weighted - weighted.max(axis=1, keepdims=True))
    if is_exact(X):
        total = ln(ratios.sum(axis=1)) + weighted.max(axis=1)
    else:
        total = logsumexp(weighted, axis=1)
    if "d" in devices:
        shares = like(X, np.exp(rounded(weighted) - rounded(total)[:, None]))
    else:
        shares = ratios / ratios.sum(axis=1, keepdims=True)
    return by_component, total, shares


# The M step.


def one_pass(X, shares, counts, means, total, structure):
    """The moments exact or in doubles, then rounded, then subtracted."""
    if structure == "tied":
        return like(X, rounded(X.T @ X) - rounded((counts * means.T) @ means)) / total
    return like(X, rounded((shares.T @ (X * X)) / counts[:, None]) - rounded(means**2))


def two_passes(X, shares, counts, means, total, structure):
    sums = [(shares[:, k] * (X - mu).T) @ (X - mu) for k, mu in enumerate(means)]
    if structure == "tied":
        return sum(sums) / total
    full = np.stack([S / count for S, count in zip(sums, counts)])
    return full if structure == "full" else full.diagonal(axis1=1, axis2=2)


def maximisation(X, shares, structure, devices):
    epsilons = like(X, np.array(10 * np.finfo(float).eps))[()] if "c" in devices else 0
    counts = shares.sum(axis=0) + epsilons
    total = counts.sum() if "c" in devices else len(X)
    means = (shares.T @ X) / counts[:, None]
    passes = one_pass if "b" in devices and structure != "full" else two_passes
    covariances = passes(X, shares, counts, means, total, structure)
    if structure == "spherical":
        covariances = covariances.sum(axis=1) / X.shape[1]
    return structure, counts / total, means, covariances


# The operations.


def em(X, mixture, steps, devices):
    likelihoods = []
    for _ in range(steps):
        _, total, shares = expectation(X, mixture, devices)
        likelihoods.append(total.sum())
        mixture = maximisation(X, shares, mixture[0], devices)
    return np.array([*likelihoods, expectation(X, mixture, devices)[1].sum()]), mixture


def fit(X, mixture, request, devices):
    before = None
    for _ in range(request["max_steps"]):
        _, total, shares = expectation(X, mixture, devices)
        mixture = maximisation(X, shares, mixture[0], devices)
        if before is not None and abs(float(total.sum() - before)) < request["tolerance"]:
            break
        before = total.sum()
    return mixture


def gain_of_an_exact_step(X, mixture):
    """How far from stationary: what one step in decimals adds to the log likelihood."""
    as_decimals = (mixture[0], *(exact(rounded(part)) for part in mixture[1:]))
    before, after = em(exact(rounded(X)), as_decimals, 1, "")[0]
    return {"gain": exact([after - before])}


def named(mixture):
    return dict(zip(("weights", "means", "covariances"), mixture[1:]))


def answer(request, devices, number=lambda doubles: doubles):
    """What the equations give, with these devices, in one arithmetic."""
    X, mixture = number(np.array(request["data"], float)), mixture_of(request["model"], number)
    op = request["op"]
    if op == "m_step":
        shares = number(np.array(request["responsibilities"], float))
        if "f" in devices:
            shares = like(X, np.exp(np.log(rounded(shares))))
        return named(maximisation(X, shares, mixture[0], devices))
    if op == "em":
        likelihoods, end = em(X, mixture, request["steps"], devices)
        return {"log_likelihoods": likelihoods, **named(end)}
    if op == "fit":
        return gain_of_an_exact_step(X, fit(X, mixture, request, devices))
    by_component, total, shares = expectation(X, mixture, devices)
    return {
        "log_density": {"log_density": total, "component_log_density": by_component},
        "e_step": {"responsibilities": shares},
        "log_likelihood": {"log_likelihood": np.array([total.sum()])},
    }[op]


def mixture_of(model, number):
    parts = (np.array(model[part], float) for part in ("weights", "means", "covariances"))
    return model["covariance_type"], *map(number, parts)


def answer_of_scikit_learn(request):
    """scikit-learn itself, asked directly; its private steps are those that fit() takes."""
    X, mixture = np.array(request["data"], float), mixture_of(request["model"], np.array)
    structure, weights, means, covariances = mixture
    options = dict(n_components=len(weights), covariance_type=structure, reg_covar=0.0)
    gmm = GaussianMixture(**options)
    factors = _compute_precision_cholesky(covariances, structure)
    gmm._set_parameters((weights, means, covariances, factors))
    state = lambda: (structure, gmm.weights_, gmm.means_, gmm.covariances_)  # noqa: E731
    op = request["op"]
    if op == "log_density":
        by_component = _estimate_log_gaussian_prob(X, means, factors, structure)
        return {"log_density": gmm.score_samples(X), "component_log_density": by_component}
    if op == "e_step":
        return {"responsibilities": gmm.predict_proba(X)}
    if op == "log_likelihood":
        return {"log_likelihood": np.array([len(X) * gmm.score(X)])}
    if op == "m_step":
        gmm._m_step(X, np.log(np.array(request["responsibilities"], float)))
        return named(state())
    if op == "em":
        likelihoods = []
        for _ in range(request["steps"]):
            mean, logs = gmm._e_step(X)
            likelihoods.append(len(X) * mean)
            gmm._m_step(X, logs)
        return {"log_likelihoods": np.array([*likelihoods, len(X) * gmm.score(X)]), **named(state())}
    start = dict(weights_init=weights, means_init=means, precisions_init=gmm.precisions_)
    tolerance = request["tolerance"] / len(X)
    gmm = GaussianMixture(**options, **start, tol=tolerance, max_iter=request["max_steps"]).fit(X)
    return gain_of_an_exact_step(X, state())


# Judging.


def snake(name):
    return re.sub("([A-Z])", lambda letter: "_" + letter[1].lower(), name)


def allowed_by_law(written):
    """A law's counterexample is about one number; how far it may be off, to two digits, is in its message."""
    request = written["input"]["request"]
    times, name, place, limit = re.search(
        r"\) (N · )?(\w+)(?:\[(\d+)\])?.* allowed (\S+) ", written["seen"]
    ).groups()
    if request["op"] == "fit":
        return request, {"gain": np.array([float(limit)])}
    everywhere = np.full(int(place) + 1 if place else (), np.inf)
    everywhere[int(place) if place else ()] = float(limit) / (len(request["data"]) if times else 1)
    return request, {snake(name): everywhere}


def allowed_by_case(written):
    """The question, what is allowed of each quantity, and the certified answer."""
    asked, expected = written["input"], dict(written["expected"])
    expected |= expected.pop("model", {})
    allowed = {
        name: tolerance["relative"] * np.array(tolerance["scale"], float)
        for name, tolerance in written["tolerance"].items()
    }
    request = {"op": written["operation"], **asked, "data": asked["data"]["rows"]}
    return request, allowed, {name: np.array(expected[name], float) for name in allowed}


def worst(got, truth, allowed):
    """The number that is furthest off in units of what is allowed: (ratio, off by, allowed, quantity)."""
    found = []
    for name, limits in allowed.items():
        off = np.abs(rounded(exact(rounded(np.asarray(got[name]))) - truth[name]))
        limits = np.broadcast_to(limits, off.shape) if limits.ndim < off.ndim else limits
        shared = [(a, b) for a, b in zip(off.ravel(), limits.ravel()) if np.isfinite(b)]
        found += [(a / b if b else float(a > 0) * np.inf, a, b, name) for a, b in shared]
    return max(found)


def examined(written):
    request, allowed, *certified = (allowed_by_law if "law" in written else allowed_by_case)(written)
    truth = {"gain": exact([0])} if request["op"] == "fit" else answer(request, "", exact)

    def off(compute, *arguments):
        try:
            return worst(compute(*arguments), truth, allowed)
        except ValueError:
            return np.inf, np.inf, np.nan, "refused"

    def smallest(holds):
        """The smallest sets of devices of which this holds, with what came of them."""
        for size in range(1, len(DEVICES) + 1):
            tried = {"".join(chosen): holds("".join(chosen)) for chosen in combinations(DEVICES, size)}
            if found := {chosen: ratio for chosen, (held, ratio) in tried.items() if held}:
                return found
        return {}

    def repaired(chosen):
        ratio = off(answer, request, "".join(sorted(set(DEVICES) - set(chosen))))[0]
        return ratio <= 1, ratio

    def guilty(chosen):
        ratio = off(answer, request, chosen, exact)[0]
        return ratio > 1, ratio

    for answers in certified:
        for name, values in answers.items():  # the double nearest to the truth, or one of two
            half_a_unit = np.spacing(np.abs(values)) / 2
            assert (np.abs(rounded(exact(values) - truth[name])) <= half_a_unit).all(), "certified wrongly"
    rebuilt = off(answer, request, DEVICES)
    assert np.isclose(rebuilt[0], off(answer_of_scikit_learn, request)[0], rtol=1e-6), "rebuilt wrongly"
    return {
        "scikit-learn": off(answer_of_scikit_learn, request),
        "careful": off(answer, request, "")[0],
        "repairs": smallest(repaired),
        "alone": smallest(guilty),
    }


def sets(found):
    return ", ".join(f"{' + '.join(chosen)}: {ratio:.2g}" for chosen, ratio in found.items()) or "none"


def row(written):
    """Its cause, and a row of the table: errors are in units of what is allowed, but for the first."""
    found, asked = examined(written), written["input"].get("request", written["input"])
    ratio, off, allowed, quantity = found["scikit-learn"]
    op = asked.get("op", written.get("operation"))
    law = re.sub(r" \(\w+\)$", "", written.get("law", written["origin"].split(": ")[-1]))
    numbers = ("", "", "") if quantity == "refused" else (f"{off:.2g}", f"{allowed:.2g}", f"{ratio:.3g}")
    is_true = ratio > 1 >= found["careful"] and bool(found["repairs"])
    cells = op, law, asked["model"]["covariance_type"], quantity, *numbers
    careful = f"{found['careful']:.2g}"
    judged = sets(found["alone"]), sets(found["repairs"]), careful, "yes" if is_true else "NO"
    causes = tuple(found["alone"])
    return (len(causes), len(min(causes, default="", key=len)), causes), "| " + " | ".join(cells + judged) + " |"


HEAD = """| operation | law | structure | quantity | off by | allowed | in units of it | alone | repaired | careful | true |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"""


def main(folder):
    paths = [path for path in sorted(Path(folder).glob("*.json")) if not path.name.endswith(".schema.json")]
    rows = sorted(row(json.loads(path.read_text())) for path in paths)
    print(HEAD, *(text for _, text in rows), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
