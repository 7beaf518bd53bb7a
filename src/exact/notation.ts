/** What a name in an equation's text means, and how the book writes it. */
export interface Notation {
  /** Its LaTeX, given the LaTeX of its arguments (indices, points or parameters). */
  readonly tex: (...args: readonly string[]) => string;
  /** The same for scalars, at D = 1, where it differs. */
  readonly scalarTex?: (...args: readonly string[]) => string;
  /** Both again in Unicode, for where there is plain text only. */
  readonly unicode: (...args: readonly string[]) => string;
  readonly scalarUnicode?: (...args: readonly string[]) => string;
  /** What it is, in one line. */
  readonly meaning: string;
}

const plain = (tex: string) => () => tex;

/** A letter with its indices below it: x_n, or x_ni for one entry of x_n. */
const indexed =
  (letter: string, above = "") =>
  (...indices: readonly string[]): string =>
    `${letter}${indices.length > 0 ? `_{${indices.join("")}}` : ""}${above}`;

/** ∂f/∂ of a letter with its indices. */
const derivative =
  (f: string, letter: string, above = "") =>
  (...indices: readonly string[]): string =>
    `\\frac{\\partial ${f}}{\\partial ${indexed(letter, above)(...indices)}}`;

const isNew = "^{\\text{new}}";

/** Indices below a letter: _nk, or _{n + 1,k} where one of them is more than a letter. */
const below = (indices: readonly string[]): string => {
  if (indices.length === 0) return "";
  return indices.every((index) => index.length === 1)
    ? `_${indices.join("")}`
    : `_{${indices.join(",")}}`;
};

/** The same as `indexed` and `derivative`, in Unicode. */
const letter =
  (name: string, above = "") =>
  (...indices: readonly string[]): string =>
    `${name}${below(indices)}${above}`;
const slope =
  (f: string, name: string) =>
  (...indices: readonly string[]): string =>
    `∂${f}/∂${letter(name)(...indices)}`;

/** Every name that an equation may use, with the book's way of writing it. */
export const notation: Readonly<Record<string, Notation>> = {
  N: { tex: plain("N"), unicode: plain("N"), meaning: "the number of points" },
  K: { tex: plain("K"), unicode: plain("K"), meaning: "the number of components" },
  D: { tex: plain("D"), unicode: plain("D"), meaning: "the number of dimensions" },
  n: { tex: plain("n"), unicode: plain("n"), meaning: "a point, 1 to N" },
  k: { tex: plain("k"), unicode: plain("k"), meaning: "a component, 1 to K" },
  j: { tex: plain("j"), unicode: plain("j"), meaning: "a component, in the sum that normalises" },
  i: { tex: plain("i"), unicode: plain("i"), meaning: "a dimension, 1 to D" },
  pi: { tex: plain("\\pi"), unicode: plain("π"), meaning: "the circle's π, 3.14159…" },
  x: {
    tex: indexed("\\mathbf{x}"),
    scalarTex: indexed("x"),
    unicode: letter("x"),
    meaning: "a point: D values; x(n)[i] is its value in dimension i",
  },
  weight: { tex: indexed("\\pi"), unicode: letter("π"), meaning: "π_k, the weight of component k" },
  mu: {
    tex: indexed("\\boldsymbol{\\mu}"),
    scalarTex: indexed("\\mu"),
    unicode: letter("μ"),
    meaning: "μ_k, the mean of component k: D values",
  },
  Sigma: {
    tex: indexed("\\boldsymbol{\\Sigma}"),
    scalarTex: indexed("\\sigma", "^{2}"),
    unicode: letter("Σ"),
    scalarUnicode: letter("σ²"),
    meaning: "Σ_k, the covariance of component k: D×D; at D = 1 the variance σ_k²",
  },
  gamma: {
    tex: (n, k) => `\\gamma(z_{${n}${k}})`,
    unicode: (n, k) => `γ(z${below([n, k])})`,
    meaning: "γ(z_nk), the responsibility as the M step is given it",
  },
  Delta2: {
    tex: plain("\\Delta^{2}"),
    unicode: plain("Δ²"),
    meaning: "Δ², the squared Mahalanobis distance",
  },
  Normal: {
    tex: (x, mu, Sigma) => `\\mathcal{N}(${x} \\mid ${mu}, ${Sigma})`,
    unicode: (x, mu, Sigma) => `N(${x}|${mu}, ${Sigma})`,
    meaning: "N(x|μ,Σ), the density of a Gaussian",
  },
  mixtureDensity: {
    tex: (x) => `p(${x})`,
    unicode: (x) => `p(${x})`,
    meaning: "p(x), the density of the mixture",
  },
  responsibility: {
    tex: (n, k) => `\\gamma(z_{${n}${k}})`,
    unicode: (n, k) => `γ(z${below([n, k])})`,
    meaning: "γ(z_nk), the responsibility as the E step computes it",
  },
  logLikelihood: {
    tex: plain("\\ln p(\\mathbf{X} \\mid \\boldsymbol{\\theta})"),
    unicode: plain("ln p(X|θ)"),
    meaning: "ln p(X|θ), the log likelihood: natural log, in total over n",
  },
  effectiveCount: {
    tex: indexed("N"),
    unicode: letter("N"),
    meaning: "N_k, the effective number of points of component k",
  },
  muNew: {
    tex: indexed("\\boldsymbol{\\mu}", isNew),
    scalarTex: indexed("\\mu", isNew),
    unicode: letter("μ", "^new"),
    meaning: "the mean of component k after the step (the known one where means are known)",
  },
  SigmaNew: {
    tex: indexed("\\boldsymbol{\\Sigma}", isNew),
    unicode: letter("Σ", "^new"),
    meaning: "the covariance of component k after the step",
  },
  SigmaTiedNew: {
    tex: plain(`\\boldsymbol{\\Sigma}${isNew}`),
    unicode: plain("Σ^new"),
    meaning: "the shared covariance after the step",
  },
  varianceNew: {
    tex: (...indices) => `\\left(\\sigma_{${indices.join("")}}^{2}\\right)${isNew}`,
    unicode: (...indices) => `(σ²${below(indices)})^new`,
    meaning: "the variance of component k (in dimension i) after the step",
  },
  weightNew: {
    tex: indexed("\\pi", isNew),
    unicode: letter("π", "^new"),
    meaning: "the weight of component k after the step",
  },
  variance: {
    tex: indexed("\\sigma", "^{2}"),
    unicode: letter("σ²"),
    meaning: "the variance of component k, where its covariance is spherical or (with i) diagonal",
  },
  z: {
    tex: (n, k) => `z_{${n}${k}}`,
    unicode: letter("z"),
    meaning: "z_nk, the latent variable: 1 if component k made point n, else 0",
  },
  lambda: {
    tex: plain("\\lambda"),
    unicode: plain("λ"),
    meaning: "λ, the Lagrange multiplier of the constraint that the weights sum to 1",
  },
  logNormal: {
    tex: (x, mu, Sigma) => `\\ln \\mathcal{N}(${x} \\mid ${mu}, ${Sigma})`,
    unicode: (x, mu, Sigma) => `ln N(${x}|${mu}, ${Sigma})`,
    meaning: "ln N(x|μ,Σ), the log density of a Gaussian",
  },
  sampleMean: {
    tex: plain("\\boldsymbol{\\mu}_{\\text{ML}}"),
    unicode: plain("μ_ML"),
    meaning: "the mean of the data",
  },
  sampleCovariance: {
    tex: plain("\\boldsymbol{\\Sigma}_{\\text{ML}}"),
    unicode: plain("Σ_ML"),
    meaning: "the covariance of the data, with divisor N",
  },
  totalWeight: {
    tex: plain("1"),
    unicode: plain("1"),
    meaning: "the sum of the weights, which is 1",
  },
  latentPrior: {
    tex: (n) => `p(\\mathbf{z}_{${n}})`,
    unicode: (n) => `p(z${below([n])})`,
    meaning: "p(z_n), the probability of a latent variable",
  },
  latentDensity: {
    tex: (n) => `p(\\mathbf{x}_{${n}} \\mid \\mathbf{z}_{${n}})`,
    unicode: (n) => `p(x${below([n])}|z${below([n])})`,
    meaning: "p(x_n|z_n), the density of a point, its latent variable given",
  },
  latentPosterior: {
    tex: plain("p(\\mathbf{Z} \\mid \\mathbf{X}, \\boldsymbol{\\theta})"),
    unicode: plain("p(Z|X, θ)"),
    meaning: "p(Z|X,θ), the probability of all latent variables, the data given",
  },
  completeLikelihood: {
    tex: plain("p(\\mathbf{X}, \\mathbf{Z} \\mid \\boldsymbol{\\theta})"),
    unicode: plain("p(X, Z|θ)"),
    meaning: "p(X,Z|θ), the likelihood of the data with their latent variables",
  },
  completeLogLikelihood: {
    tex: plain("\\ln p(\\mathbf{X}, \\mathbf{Z} \\mid \\boldsymbol{\\theta})"),
    unicode: plain("ln p(X, Z|θ)"),
    meaning: "ln p(X,Z|θ), the complete-data log likelihood",
  },
  groupFraction: {
    tex: indexed("\\pi"),
    unicode: letter("π"),
    meaning: "the weight of component k if the latent variables are known",
  },
  Q: {
    tex: plain("\\mathcal{Q}(\\boldsymbol{\\theta}, \\boldsymbol{\\theta}^{\\text{old}})"),
    unicode: plain("Q(θ, θ^old)"),
    meaning: "Q, the expectation of ln p(X,Z|θ) under responsibilities that are held fixed",
  },
  densityOnPoint: {
    tex: (n, k) =>
      `\\mathcal{N}(\\mathbf{x}_{${n}} \\mid \\mathbf{x}_{${n}}, \\sigma_{${k}}^{2} \\mathbf{I})`,
    unicode: (n, k) => `N(x${below([n])}|x${below([n])}, σ²${below([k])} I)`,
    meaning: "the density of a spherical component whose mean lies on point n, there",
  },
  lagrangian: {
    tex: plain("L(\\boldsymbol{\\theta}, \\lambda)"),
    unicode: plain("L(θ, λ)"),
    meaning: "the log likelihood with its constraint",
  },
  meanGradient: {
    tex: derivative("\\ln p(\\mathbf{X} \\mid \\boldsymbol{\\theta})", "\\boldsymbol{\\mu}"),
    unicode: slope("ln p(X|θ)", "μ"),
    meaning: "the derivative of ln p(X|θ), and of Q, with respect to μ_k",
  },
  lagrangianGradient: {
    tex: derivative("L", "\\pi"),
    unicode: slope("L", "π"),
    meaning: "the derivative of the Lagrangian with respect to π_k",
  },
  weightGradient: {
    tex: (k) =>
      `\\frac{\\partial}{\\partial \\pi_{${k}}} \\left\\{ \\mathcal{Q} + \\lambda \\left( \\sum_{j=1}^{K} \\pi_{j} - 1 \\right) \\right\\}`,
    unicode: (k) => `∂/∂π${below([k])} (Q + λ (∑_{j=1}^{K} π_j − 1))`,
    meaning: "the derivative of Q, with the constraint, with respect to π_k",
  },
  SigmaGradient: {
    tex: derivative("\\mathcal{Q}", "\\boldsymbol{\\Sigma}"),
    unicode: slope("Q", "Σ"),
    meaning: "the derivative of Q with respect to Σ_k",
  },
  SigmaTiedGradient: {
    tex: derivative("\\mathcal{Q}", "\\boldsymbol{\\Sigma}"),
    unicode: slope("Q", "Σ"),
    meaning: "the derivative of Q with respect to a shared Σ",
  },
  varianceGradient: {
    tex: derivative("\\mathcal{Q}", "\\sigma", "^{2}"),
    unicode: slope("Q", "σ²"),
    meaning: "the derivative of Q with respect to a variance",
  },
  SigmaAboutKnown: {
    tex: indexed("\\boldsymbol{\\Sigma}", "^{\\text{known mean}}"),
    unicode: letter("Σ", "^{known mean}"),
    meaning: "the covariance of component k after a step that holds the means",
  },
};
