import { wrongEquation } from "./declare.ts";

const numerator = "weight(k) * Normal(x(n), mu(k), Sigma(k))";
const evidence = "Sum(j, K, weight(j) * Normal(x(n), mu(j), Sigma(j)))";

/** Wrong responsibilities: (9.23). */
export const responsibilityMutants = [
  wrongEquation(
    {
      name: "responsibilities-without-weights",
      bug: "responsibilities without the weights π_k",
      origin: "components of equal weight in the E step",
    },
    { numbers: ["9.23"], from: "weight(k) * ", to: "" },
    { numbers: ["9.23"], from: "weight(j) * ", to: "" },
  ),
  wrongEquation(
    {
      name: "denominator-without-weights",
      bug: "responsibilities whose denominator lacks π_j",
      origin: "Package (PyPR), the weights of a conditional mixture: they do not sum to 1",
    },
    { numbers: ["9.23"], from: "weight(j) * ", to: "" },
  ),
  wrongEquation(
    {
      name: "one-weight-twice",
      bug: "responsibilities in which the first component's weight serves for all",
      origin: "Workbook 11.5: weight_1 is used for both components",
    },
    { numbers: ["9.23"], from: "weight(k)", to: "weight(1)" },
    { numbers: ["9.23"], from: "weight(j)", to: "weight(1)" },
    { numbers: ["9.28", "9.7"], from: "weight(k)", to: "weight(1)" },
  ),
  wrongEquation(
    {
      name: "weights-depend-on-the-point",
      bug: "responsibilities that take a point's responsibilities for its weights",
      origin: "Lab, E step: weights π_nk with a data index",
    },
    { numbers: ["9.23"], from: "Sigma(k))", to: "Sigma(k))^2" },
    { numbers: ["9.23"], from: "Sigma(j))", to: "Sigma(j))^2" },
  ),
  wrongEquation(
    {
      name: "one-index-for-two",
      bug: "responsibilities whose denominator has the index k of the numerator",
      origin: "Lecture 13, Algorithm 1, and Lab: numerator and sum share an index",
    },
    { numbers: ["9.23"], from: evidence, to: `Sum(j, K, ${numerator})` },
  ),
  wrongEquation(
    {
      name: "normalised-over-points",
      bug: "responsibilities normalised over the points, not over the components",
      origin: "the wrong axis of an array summed",
    },
    {
      numbers: ["9.23"],
      from: evidence,
      to: "Sum(j, N, weight(k) * Normal(x(j), mu(k), Sigma(k)))",
    },
  ),
  wrongEquation(
    {
      name: "not-normalised",
      bug: "responsibilities that are not normalised",
      origin: "weight times density passed off as a responsibility",
    },
    { numbers: ["9.23"], from: ` / ${evidence}`, to: "" },
  ),
  wrongEquation(
    {
      name: "small-number-in-denominator",
      bug: "responsibilities with 1e-8 added to the denominator",
      origin: "Workbook 11.7.2, E step: points far from all belong to nobody",
    },
    { numbers: ["9.23"], from: evidence, to: `(${evidence} + 1e-8)` },
  ),
  wrongEquation(
    {
      name: "epsilon-on-every-density",
      bug: "densities to which the machine epsilon is added",
      origin: "Apache Spark MLlib adds an epsilon to every weighted density",
    },
    {
      numbers: ["9.7"],
      from: "weight(k) * Normal(x, mu(k), Sigma(k))",
      to: "weight(k) * Normal(x, mu(k), Sigma(k)) + 2.220446049250313e-16",
    },
    { numbers: ["9.23"], from: numerator, to: `(${numerator} + 2.220446049250313e-16)` },
    {
      numbers: ["9.23"],
      from: "weight(j) * Normal(x(n), mu(j), Sigma(j))",
      to: "weight(j) * Normal(x(n), mu(j), Sigma(j)) + 2.220446049250313e-16",
    },
    {
      numbers: ["9.28"],
      from: "weight(k) * Normal(x(n), mu(k), Sigma(k))",
      to: "weight(k) * Normal(x(n), mu(k), Sigma(k)) + 2.220446049250313e-16",
    },
  ),
] as const;

/** Wrong log likelihoods: (9.28). */
export const likelihoodMutants = [
  wrongEquation(
    {
      name: "mean-likelihood",
      bug: "the mean log likelihood in place of the total",
      origin: "scikit-learn's score is a mean; ports of the book",
    },
    { numbers: ["9.28"], from: "Sum(n, N, log", to: "(1 / N) * Sum(n, N, log" },
  ),
  wrongEquation(
    {
      name: "negative-likelihood",
      bug: "the negative log likelihood",
      origin: "Notebook, E step: it should not fall, but does",
    },
    { numbers: ["9.28"], from: "Sum(n, N, log", to: "-Sum(n, N, log" },
  ),
  wrongEquation(
    {
      name: "common-logarithm",
      bug: "a log likelihood to the base 10",
      origin: "log10 in place of ln",
    },
    { numbers: ["9.28"], from: "Sum(n, N, log", to: "(1 / log(10)) * Sum(n, N, log" },
  ),
  wrongEquation(
    {
      name: "likelihood-without-weights",
      bug: "a log likelihood without the weights π_k",
      origin: "the weights left out of (9.28)",
    },
    { numbers: ["9.28"], from: "weight(k) * Normal", to: "Normal" },
  ),
  wrongEquation(
    {
      name: "sum-of-logarithms",
      bug: "a log likelihood that sums logarithms over the components",
      origin: "the logarithm taken inside the sum of (9.28)",
    },
    {
      numbers: ["9.28"],
      from: "log(Sum(k, K, weight(k) * Normal(x(n), mu(k), Sigma(k))))",
      to: "Sum(k, K, weight(k) * log(Normal(x(n), mu(k), Sigma(k))))",
    },
  ),
  wrongEquation(
    {
      name: "likelihood-of-normalised",
      bug: "a log likelihood summed after normalising, which is always 0",
      origin: "Notebook, log likelihood, last line: the log of the normalised w(j, i)",
    },
    {
      numbers: ["9.28"],
      from: "Sum(k, K, weight(k) * Normal(x(n), mu(k), Sigma(k)))",
      to: "Sum(k, K, responsibility(n, k))",
    },
  ),
  wrongEquation(
    {
      name: "likelihood-floored",
      bug: "a log likelihood with 1e-6 added to every density",
      origin: "log(p + ε), against the log of 0",
    },
    {
      numbers: ["9.28"],
      from: "log(Sum(k, K, weight(k) * Normal(x(n), mu(k), Sigma(k))))",
      to: "log(Sum(k, K, weight(k) * Normal(x(n), mu(k), Sigma(k))) + 1e-6)",
    },
  ),
  wrongEquation(
    {
      name: "likelihood-per-dimension",
      bug: "the log likelihood divided by D",
      origin: "per-dimension log likelihoods, in use for speech",
    },
    { numbers: ["9.28"], from: "Sum(n, N, log", to: "(1 / D) * Sum(n, N, log" },
  ),
] as const;
