import { wrongEquation } from "./declare.ts";

const exponents = [
  { numbers: ["2.43"], from: "(1/2) * Delta2(x, mu, Sigma)" },
  { numbers: ["1.46"], from: "(1 / (2 * Sigma)) * (x - mu)^2" },
] as const;

const [vector, scalar] = exponents;

/** Wrong densities of one component: (2.43), (2.44), (1.46). */
export const densityMutants = [
  wrongEquation(
    {
      name: "no-constant",
      bug: "a density without its power of 2π",
      origin: "log densities that leave the constant out, since it cancels in the responsibilities",
    },
    { numbers: ["2.43"], from: "sqrt((2 * pi)^D * det(Sigma))", to: "sqrt(det(Sigma))" },
    { numbers: ["1.46"], from: "sqrt(2 * pi * Sigma)", to: "sqrt(Sigma)" },
  ),
  wrongEquation(
    {
      name: "constant-without-dimension",
      bug: "a density with 2π in place of its D-th power",
      origin: "a univariate density extended to vectors",
    },
    { numbers: ["2.43"], from: "(2 * pi)^D", to: "(2 * pi)" },
  ),
  wrongEquation(
    {
      name: "constant-power",
      bug: "a density with half of the power of 2π",
      origin: "(2π)^(D/2) under the root; compare some printings of (9.15)",
    },
    { numbers: ["2.43"], from: "(2 * pi)^D", to: "(2 * pi)^(D / 2)" },
  ),
  wrongEquation(
    {
      name: "no-determinant",
      bug: "a density without the determinant of Σ",
      origin: "a density that is right as long as |Σ| = 1",
    },
    { numbers: ["2.43"], from: "(2 * pi)^D * det(Sigma)", to: "(2 * pi)^D" },
    { numbers: ["1.46"], from: "2 * pi * Sigma", to: "2 * pi" },
  ),
  wrongEquation(
    {
      name: "determinant-outside-root",
      bug: "a density divided by |Σ| in place of its root",
      origin: "ldeecke/gmm-torch#31: the log determinant inside the wrong parenthesis",
    },
    {
      numbers: ["2.43"],
      from: "sqrt((2 * pi)^D * det(Sigma))",
      to: "(sqrt((2 * pi)^D) * det(Sigma))",
    },
    { numbers: ["1.46"], from: "sqrt(2 * pi * Sigma)", to: "(sqrt(2 * pi) * Sigma)" },
  ),
  wrongEquation(
    {
      name: "covariance-for-precision",
      bug: "a distance with Σ in place of its inverse",
      origin: "a port of the book, where its normalisation test passed since |Σ| = 1",
    },
    { numbers: ["2.44"], from: "inv(Sigma)", to: "Sigma" },
    { numbers: ["1.46"], from: "(1 / (2 * Sigma))", to: "(1 / 2) * Sigma" },
  ),
  wrongEquation(
    {
      name: "precision-for-covariance",
      bug: "densities that take the covariances for precisions",
      origin: "scikit-learn#26415: a start given in the other of the two",
    },
    { numbers: ["2.44"], from: "inv(Sigma)", to: "Sigma" },
    { numbers: ["2.43"], from: "det(Sigma)", to: "det(inv(Sigma))" },
    { numbers: ["1.46"], from: "(1 / (2 * Sigma))", to: "(1 / 2) * Sigma" },
    { numbers: ["1.46"], from: "2 * pi * Sigma", to: "2 * pi / Sigma" },
  ),
  wrongEquation(
    {
      name: "precision-for-its-root",
      bug: "a distance with Σ⁻² in place of Σ⁻¹",
      origin: "scikit-learn#16944: a precision used as its own square root",
    },
    { numbers: ["2.44"], from: "inv(Sigma)", to: "inv(Sigma) * inv(Sigma)" },
    { numbers: ["1.46"], from: "(1 / (2 * Sigma))", to: "(1 / (2 * Sigma^2))" },
  ),
  wrongEquation(
    {
      name: "standard-deviation-for-variance",
      bug: "densities that square the variances, as if they were standard deviations",
      origin: "GaussianMixtures.jl#102: variance taken for standard deviation",
    },
    { numbers: ["2.44"], from: "inv(Sigma)", to: "inv(Sigma * Sigma)" },
    { numbers: ["2.43"], from: "det(Sigma)", to: "det(Sigma)^2" },
    { numbers: ["1.46"], from: "Sigma))", to: "Sigma^2))" },
    { numbers: ["1.46"], from: "2 * pi * Sigma", to: "2 * pi * Sigma^2" },
  ),
  wrongEquation(
    {
      name: "half-missing",
      bug: "an exponent without its half",
      origin: "exp(−Δ²), a density of half the variance that no longer integrates to 1",
    },
    { ...vector, to: "Delta2(x, mu, Sigma)" },
    { ...scalar, to: "(1 / Sigma) * (x - mu)^2" },
  ),
  wrongEquation(
    {
      name: "distance-not-squared",
      bug: "an exponent with Δ in place of Δ²",
      origin: "a library's Mahalanobis distance, which is the root of (2.44)",
    },
    { ...vector, to: "(1/2) * sqrt(Delta2(x, mu, Sigma))" },
    { ...scalar, to: "(1/2) * sqrt((x - mu)^2 / Sigma)" },
  ),
  wrongEquation(
    {
      name: "exponent-per-dimension",
      bug: "an exponent divided by D",
      origin: "a mean over the dimensions where a sum belongs",
    },
    { ...vector, to: "(1/2) * Delta2(x, mu, Sigma) / D" },
  ),
  wrongEquation(
    {
      name: "mixture-without-weights",
      bug: "a mixture density that sums the components without their weights",
      origin: "the weights left out of (9.7)",
    },
    { numbers: ["9.7"], from: "weight(k) * Normal", to: "Normal" },
  ),
  wrongEquation(
    {
      name: "mixture-averaged",
      bug: "a mixture density divided by K",
      origin: "a mean over the components where a sum belongs",
    },
    { numbers: ["9.7"], from: "Sum(k, K, weight(k)", to: "(1 / K) * Sum(k, K, weight(k)" },
  ),
] as const;
