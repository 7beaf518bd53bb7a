import { covarianceUpdates, dividedByCount } from "../edit.ts";
import { wrongEquation } from "./declare.ts";

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
