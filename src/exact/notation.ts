/** What a name in an equation's text means, and how the book writes it. */
export interface Notation {
  /** Its LaTeX, given the LaTeX of its arguments (indices, points or parameters). */
  readonly tex: (...args: readonly string[]) => string;
  /** The same for scalars, at D = 1, where it differs. */
  readonly scalarTex?: (...args: readonly string[]) => string;
  /** What it is, in one line. */
  readonly meaning: string;
}

const plain = (tex: string) => () => tex;

/** A letter with its indices below it: x_n, or x_ni for one entry of x_n. */
const indexed =
  (letter: string, above = "") =>
  (...indices: readonly string[]): string =>
    `${letter}${indices.length > 0 ? `_{${indices.join("")}}` : ""}${above}`;

const isNew = "^{\\text{new}}";

/** Every name that an equation may use, with the book's way of writing it. */
export const notation: Readonly<Record<string, Notation>> = {
  N: { tex: plain("N"), meaning: "the number of points" },
  K: { tex: plain("K"), meaning: "the number of components" },
  D: { tex: plain("D"), meaning: "the number of dimensions" },
  n: { tex: plain("n"), meaning: "a point, 1 to N" },
  k: { tex: plain("k"), meaning: "a component, 1 to K" },
  j: { tex: plain("j"), meaning: "a component, in the sum that normalises" },
  i: { tex: plain("i"), meaning: "a dimension, 1 to D" },
  pi: { tex: plain("\\pi"), meaning: "the circle's π, 3.14159…" },
  x: {
    tex: indexed("\\mathbf{x}"),
    scalarTex: indexed("x"),
    meaning: "a point: D values; x(n)[i] is its value in dimension i",
  },
  weight: { tex: indexed("\\pi"), meaning: "π_k, the weight of component k" },
  mu: {
    tex: indexed("\\boldsymbol{\\mu}"),
    scalarTex: indexed("\\mu"),
    meaning: "μ_k, the mean of component k: D values",
  },
  Sigma: {
    tex: indexed("\\boldsymbol{\\Sigma}"),
    scalarTex: indexed("\\sigma", "^{2}"),
    meaning: "Σ_k, the covariance of component k: D×D; at D = 1 the variance σ_k²",
  },
  gamma: {
    tex: (n, k) => `\\gamma(z_{${n}${k}})`,
    meaning: "γ(z_nk), the responsibility as the M step is given it",
  },
  Delta2: {
    tex: plain("\\Delta^{2}"),
    meaning: "Δ², the squared Mahalanobis distance",
  },
  Normal: {
    tex: (x, mu, Sigma) => `\\mathcal{N}(${x} \\mid ${mu}, ${Sigma})`,
    meaning: "N(x|μ,Σ), the density of a Gaussian",
  },
  mixtureDensity: { tex: (x) => `p(${x})`, meaning: "p(x), the density of the mixture" },
  responsibility: {
    tex: (n, k) => `\\gamma(z_{${n}${k}})`,
    meaning: "γ(z_nk), the responsibility as the E step computes it",
  },
  logLikelihood: {
    tex: plain("\\ln p(\\mathbf{X} \\mid \\boldsymbol{\\theta})"),
    meaning: "ln p(X|θ), the log likelihood: natural log, in total over n",
  },
  effectiveCount: {
    tex: indexed("N"),
    meaning: "N_k, the effective number of points of component k",
  },
  muNew: {
    tex: indexed("\\boldsymbol{\\mu}", isNew),
    scalarTex: indexed("\\mu", isNew),
    meaning: "the mean of component k after the step (the known one where means are known)",
  },
  SigmaNew: {
    tex: indexed("\\boldsymbol{\\Sigma}", isNew),
    meaning: "the covariance of component k after the step",
  },
  SigmaTiedNew: {
    tex: plain(`\\boldsymbol{\\Sigma}${isNew}`),
    meaning: "the shared covariance after the step",
  },
  varianceNew: {
    tex: (...indices) => `\\left(\\sigma_{${indices.join("")}}^{2}\\right)${isNew}`,
    meaning: "the variance of component k (in dimension i) after the step",
  },
  weightNew: { tex: indexed("\\pi", isNew), meaning: "the weight of component k after the step" },
};
