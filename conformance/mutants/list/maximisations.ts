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
