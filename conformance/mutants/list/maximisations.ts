import { covarianceUpdates, dividedByCount } from "../edit.ts";
import { wrongEquation } from "./declare.ts";

/** Wrong effective counts and weights: (9.27), (9.26). */
export const weightMutants = [
  wrongEquation(
    {
      name: "small-number-in-every-term",
      bug: "an N_k with 1e-8 added to each of its N terms",
      origin: "Workbook 11.7.2, M step: the small number is added inside the sum, hence N times",
    },
    { numbers: ["9.27"], from: "gamma(n, k)", to: "gamma(n, k) + 1e-8" },
  ),
  wrongEquation(
    {
      name: "small-number-in-count",
      bug: "an N_k with ten machine epsilons added",
      origin: "scikit-learn: nk += 10 * eps",
    },
    {
      numbers: ["9.27"],
      from: "Sum(n, N, gamma(n, k))",
      to: "Sum(n, N, gamma(n, k)) + 2.220446049250313e-15",
    },
  ),
  wrongEquation(
    {
      name: "weights-by-components",
      bug: "weights N_k/K",
      origin: "the wrong size in a mean",
    },
    { numbers: ["9.26"], from: "/ N", to: "/ K" },
  ),
  wrongEquation(
    {
      name: "weights-not-divided",
      bug: "weights that are the effective counts",
      origin: "scikit-learn#23032, #24085: weights that do not sum to 1",
    },
    { numbers: ["9.26"], from: " / N", to: "" },
  ),
  wrongEquation(
    {
      name: "weights-kept",
      bug: "weights that are not updated",
      origin: "an M step that forgets (9.26)",
    },
    { numbers: ["9.26"], from: "effectiveCount(k) / N", to: "weight(k)" },
  ),
  wrongEquation(
    {
      name: "weights-smoothed",
      bug: "weights with one point added to each component",
      origin: "a prior that cannot be turned off (add-one smoothing)",
    },
    { numbers: ["9.26"], from: "effectiveCount(k) / N", to: "(effectiveCount(k) + 1) / (N + K)" },
  ),
  wrongEquation(
    {
      name: "weights-n-minus-one",
      bug: "weights divided by N − 1",
      origin: "a correction for bias where none belongs",
    },
    { numbers: ["9.26"], from: "/ N", to: "/ (N - 1)" },
  ),
  wrongEquation(
    {
      name: "equal-weights",
      bug: "weights that stay 1/K",
      origin: "a model that offers equal weights only",
    },
    { numbers: ["9.26"], from: "effectiveCount(k) / N", to: "1 / K" },
  ),
] as const;

/** Wrong means: (9.24). */
export const meanMutants = [
  wrongEquation(
    {
      name: "unweighted-mean",
      bug: "the mean of all points for every component",
      origin: "the responsibilities left out of (9.24)",
    },
    {
      numbers: ["9.24"],
      from: "Sum(n, N, gamma(n, k) * x(n)) / effectiveCount(k)",
      to: "Sum(n, N, x(n)) / N",
    },
  ),
  wrongEquation(
    {
      name: "mean-divided-by-n",
      bug: "means divided by N in place of N_k",
      origin: "the wrong divisor in (9.24)",
    },
    { numbers: ["9.24"], from: "effectiveCount(k)", to: "N" },
  ),
  wrongEquation(
    {
      name: "mean-summed-over-components",
      bug: "means whose sum runs over the components too",
      origin: "Lab, M step: the sum of the new mean runs over k",
    },
    {
      numbers: ["9.24"],
      from: "Sum(n, N, gamma(n, k) * x(n))",
      to: "Sum(j, K, Sum(n, N, gamma(n, j) * x(n)))",
    },
  ),
  wrongEquation(
    {
      name: "mean-without-points",
      bug: "means from which x_n is missing, always 1",
      origin: "Lab, exercise 9.8: the mean is the sum of the responsibilities over N_k",
    },
    { numbers: ["9.24"], from: "gamma(n, k) * x(n)", to: "gamma(n, k)" },
  ),
  wrongEquation(
    {
      name: "mean-count-minus-one",
      bug: "means divided by N_k − 1",
      origin: "a correction for bias where none belongs",
    },
    { numbers: ["9.24"], from: "effectiveCount(k)", to: "(effectiveCount(k) - 1)" },
  ),
  wrongEquation(
    {
      name: "means-kept",
      bug: "means that are not updated",
      origin: "an M step that forgets (9.24)",
    },
    {
      numbers: ["9.24"],
      from: "Sum(n, N, gamma(n, k) * x(n)) / effectiveCount(k)",
      to: "mu(k)",
    },
  ),
  wrongEquation(
    {
      name: "mean-of-squared-responsibilities",
      bug: "means weighted by the squares of the responsibilities",
      origin: "a responsibility multiplied in twice",
    },
    { numbers: ["9.24"], from: "gamma(n, k) * x(n)", to: "gamma(n, k)^2 * x(n)" },
  ),
] as const;

const scatter = "gamma(n, k) * outer(x(n) - muNew(k), x(n) - muNew(k))";

/** Wrong covariances: (9.25) in all its forms. */
export const covarianceMutants = [
  wrongEquation(
    {
      name: "old-means",
      bug: "covariances about the old means",
      origin: "all updates computed before any is stored; the likelihood still rises",
    },
    { numbers: covarianceUpdates, from: "muNew(k)", to: "mu(k)" },
  ),
  wrongEquation(
    {
      name: "spherical-old-means",
      bug: "spherical variances about the old means",
      origin: "Lecture 13, Algorithm 1, M step (2)",
    },
    { numbers: ["9.25-spherical"], from: "muNew(k)", to: "mu(k)" },
  ),
  wrongEquation(
    {
      name: "count-minus-one",
      bug: "covariances with the divisor N_k − 1",
      origin: "pomegranate#633; the habit of numpy.cov and of cov() in R",
    },
    { numbers: dividedByCount, from: "effectiveCount(k)", to: "(effectiveCount(k) - 1)" },
  ),
  wrongEquation(
    {
      name: "reliability-divisor",
      bug: "covariances with the divisor N_k − ∑γ(z_nk)²/N_k of an unbiased estimate",
      origin: "flexmix 2.3.18: cov.wt() of R with its default method",
    },
    {
      numbers: dividedByCount,
      from: "effectiveCount(k)",
      to: "(effectiveCount(k) - Sum(j, N, gamma(j, k)^2) / effectiveCount(k))",
    },
  ),
  wrongEquation(
    {
      name: "small-number-in-scatter",
      bug: "variances with 1e-7 added to their scatter",
      origin: "gaussian-mixture 0.9.1: 1e-7 is added before the division by N_k",
    },
    {
      numbers: ["9.25-diag"],
      from: "Sum(n, N, gamma(n, k) * (x(n)[i] - muNew(k)[i])^2)",
      to: "(Sum(n, N, gamma(n, k) * (x(n)[i] - muNew(k)[i])^2) + 1e-7)",
    },
    {
      numbers: ["9.25-scalar"],
      from: "Sum(n, N, gamma(n, k) * (x(n) - muNew(k))^2)",
      to: "(Sum(n, N, gamma(n, k) * (x(n) - muNew(k))^2) + 1e-7)",
    },
  ),
  wrongEquation(
    {
      name: "covariance-divided-by-n",
      bug: "covariances with the divisor N in place of N_k",
      origin: "the wrong divisor in (9.25)",
    },
    { numbers: dividedByCount, from: "effectiveCount(k)", to: "N" },
  ),
  wrongEquation(
    {
      name: "covariance-without-responsibilities",
      bug: "scatters without the responsibilities",
      origin: "Package (PyPR), M step: outer products are summed without the responsibility",
    },
    { numbers: covarianceUpdates, from: "gamma(n, k) * ", to: "" },
  ),
  wrongEquation(
    {
      name: "squared-responsibilities",
      bug: "scatters with the squares of the responsibilities",
      origin: "a responsibility multiplied into both factors of an outer product",
    },
    { numbers: covarianceUpdates, from: "gamma(n, k) * ", to: "gamma(n, k)^2 * " },
  ),
  wrongEquation(
    {
      name: "second-moments",
      bug: "covariances E[x xᵀ] − μ μᵀ",
      origin: "scikit-learn#4429: not positive definite where the means are held",
    },
    {
      numbers: ["9.25"],
      from: `Sum(n, N, ${scatter}) / effectiveCount(k)`,
      to: "Sum(n, N, gamma(n, k) * outer(x(n), x(n))) / effectiveCount(k) - outer(muNew(k), muNew(k))",
    },
    {
      numbers: ["9.25-tied"],
      from: `Sum(k, K, Sum(n, N, ${scatter})) / N`,
      to: "Sum(k, K, Sum(n, N, gamma(n, k) * outer(x(n), x(n))) / N - weightNew(k) * outer(muNew(k), muNew(k)))",
    },
    {
      numbers: ["9.25-diag"],
      from: "Sum(n, N, gamma(n, k) * (x(n)[i] - muNew(k)[i])^2) / effectiveCount(k)",
      to: "Sum(n, N, gamma(n, k) * x(n)[i]^2) / effectiveCount(k) - muNew(k)[i]^2",
    },
    {
      numbers: ["9.25-spherical"],
      from: "Sum(n, N, gamma(n, k) * squaredNorm(x(n) - muNew(k))) / (D * effectiveCount(k))",
      to: "(Sum(n, N, gamma(n, k) * squaredNorm(x(n))) / effectiveCount(k) - squaredNorm(muNew(k))) / D",
    },
    {
      numbers: ["9.25-scalar"],
      from: "Sum(n, N, gamma(n, k) * (x(n) - muNew(k))^2) / effectiveCount(k)",
      to: "Sum(n, N, gamma(n, k) * x(n)^2) / effectiveCount(k) - muNew(k)^2",
    },
  ),
  wrongEquation(
    {
      name: "not-centred",
      bug: "second moments about 0 in place of covariances",
      origin: "data that are taken to be centred",
    },
    {
      numbers: ["9.25", "9.25-tied", "9.25-scalar", "9.25-spherical"],
      from: " - muNew(k)",
      to: "",
    },
    { numbers: ["9.25-diag"], from: " - muNew(k)[i]", to: "" },
  ),
  wrongEquation(
    {
      name: "standard-deviation-returned",
      bug: "standard deviations returned as variances",
      origin: "GaussianMixtures.jl#102, the other way round",
    },
    {
      numbers: ["9.25-diag"],
      from: "Sum(n, N, gamma(n, k) * (x(n)[i] - muNew(k)[i])^2) / effectiveCount(k)",
      to: "sqrt(Sum(n, N, gamma(n, k) * (x(n)[i] - muNew(k)[i])^2) / effectiveCount(k))",
    },
    {
      numbers: ["9.25-spherical"],
      from: "Sum(n, N, gamma(n, k) * squaredNorm(x(n) - muNew(k))) / (D * effectiveCount(k))",
      to: "sqrt(Sum(n, N, gamma(n, k) * squaredNorm(x(n) - muNew(k))) / (D * effectiveCount(k)))",
    },
    {
      numbers: ["9.25-scalar"],
      from: "Sum(n, N, gamma(n, k) * (x(n) - muNew(k))^2) / effectiveCount(k)",
      to: "sqrt(Sum(n, N, gamma(n, k) * (x(n) - muNew(k))^2) / effectiveCount(k))",
    },
  ),
  wrongEquation(
    {
      name: "precision-returned",
      bug: "precisions returned as covariances",
      origin: "scikit-learn#26415: the two mixed up",
    },
    {
      numbers: ["9.25"],
      from: `Sum(n, N, ${scatter}) / effectiveCount(k)`,
      to: `inv(Sum(n, N, ${scatter}) / effectiveCount(k))`,
    },
    {
      numbers: ["9.25-tied"],
      from: `Sum(k, K, Sum(n, N, ${scatter})) / N`,
      to: `inv(Sum(k, K, Sum(n, N, ${scatter})) / N)`,
    },
    {
      numbers: ["9.25-scalar"],
      from: "Sum(n, N, gamma(n, k) * (x(n) - muNew(k))^2) / effectiveCount(k)",
      to: "effectiveCount(k) / Sum(n, N, gamma(n, k) * (x(n) - muNew(k))^2)",
    },
  ),
  wrongEquation(
    {
      name: "spherical-without-dimension",
      bug: "spherical variances not divided by D",
      origin: "the D missing from Algorithm 1's formula",
    },
    { numbers: ["9.25-spherical"], from: "(D * effectiveCount(k))", to: "effectiveCount(k)" },
  ),
  wrongEquation(
    {
      name: "tied-by-components",
      bug: "a tied covariance that is the plain mean of the components' covariances",
      origin: "covariances averaged without their weights",
    },
    {
      numbers: ["9.25-tied"],
      from: `Sum(k, K, Sum(n, N, ${scatter})) / N`,
      to: `Sum(k, K, Sum(n, N, ${scatter}) / effectiveCount(k)) / K`,
    },
  ),
  wrongEquation(
    {
      name: "tied-about-overall-mean",
      bug: "a tied covariance about the mean of all points",
      origin: "the covariance of the whole data set passed off as the pooled one",
    },
    {
      numbers: ["9.25-tied"],
      from: "x(n) - muNew(k)",
      to: "x(n) - Sum(j, K, weightNew(j) * muNew(j))",
    },
  ),
  wrongEquation(
    {
      name: "tied-not-divided",
      bug: "a tied scatter that is not divided by N",
      origin: "a scatter matrix passed off as a covariance",
    },
    { numbers: ["9.25-tied"], from: " / N", to: "" },
  ),
  wrongEquation(
    {
      name: "tied-degrees-of-freedom",
      bug: "a tied covariance with the divisor N − K",
      origin: "the pooled covariance of discriminant analysis",
    },
    { numbers: ["9.25-tied"], from: "/ N", to: "/ (N - K)" },
  ),
  wrongEquation(
    {
      name: "tied-regression-divisor",
      bug: "a tied covariance with the divisor N − 1/K",
      origin:
        "flexmix 2.3.18: FLXMRglmfix, the residual variance of KN values less one degree of freedom",
    },
    { numbers: ["9.25-tied"], from: "/ N", to: "/ (N - 1 / K)" },
  ),
] as const;
