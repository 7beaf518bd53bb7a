/** What a flag says of the cases that carry it. */
export interface Flag {
  /** A rung of a difficulty ladder, a class of bug, or an input that is to be refused. */
  readonly kind: "ladder" | "bug" | "refusal";
  /** The class of bug that the cases catch, or what is special about their input. */
  readonly about: string;
  /** How it shows in an answer. */
  readonly shows: string;
  /** Where it was seen. */
  readonly seen?: string;
}

const ladder = (about: string, shows: string, seen?: string): Flag => ({
  kind: "ladder",
  about,
  shows,
  ...(seen && { seen }),
});
const bug = (about: string, shows: string, seen?: string): Flag => ({
  kind: "bug",
  about,
  shows,
  ...(seen && { seen }),
});
const refusal = (about: string, shows: string, seen?: string): Flag => ({
  kind: "refusal",
  about,
  shows,
  ...(seen && { seen }),
});

/** Every flag that a case can carry. */
export const flags = {
  offset: ladder(
    "data far from the origin: covariances computed in one pass, as E[xx^T] − μμ^T, cancel; so do densities that expand the square",
    "covariances lose twice the digits that the offset has, up to variances below zero",
    "scikit-learn#30382, scikit-learn#4429",
  ),
  separation: ladder(
    "components far apart: densities of the other component underflow where no logarithms are kept",
    "ln N(x_n|μ_k,Σ_k) is −∞, or responsibilities that ought to be tiny are exactly 0",
  ),
  "far-point": ladder(
    "a point far from every component: all its densities underflow, and the responsibilities are 0/0",
    "NaN, −∞, or all components equally responsible",
    "scikit-learn#7462, benjamintd/gaussian-mixture#5",
  ),
  condition: ladder(
    "an ill-conditioned covariance: an inverse that is formed and multiplied, or a determinant that is expanded, loses the digits that a factorisation keeps",
    "log densities off by a constant that grows with the condition number",
    "scikit-learn#29989",
  ),
  scale: ladder(
    "units in which squares or determinants leave the range of doubles, though the answer is well inside it",
    "infinite, zero or NaN densities; covariances refused as singular, or a ridge that swamps them",
  ),
  dimension: ladder(
    "dimensions whose densities or determinants, multiplied up, leave the range of doubles",
    "−∞ or NaN log densities, NaN responsibilities",
    "mlpack#2112, ldeecke/gmm-torch#13",
  ),
  "near-empty": ladder(
    "a component that hardly any point belongs to (N_k about 10^-8): a constant added to N_k, or a floor under it, decides the answer",
    "means drawn to the origin, covariances shrunk",
    "mlpack#479, elki#41, GMCM#10",
  ),
  duplicates: ladder(
    "points that occur more than once: they count as often as they occur",
    "duplicates dropped, or points moved apart without being asked",
    "mlpack#496, GaussianMixtures.jl#21",
  ),
  "symmetric-start": ladder(
    "components that start equal stay equal: an implementation that breaks the tie has changed the start",
    "components that differ after a step",
    "GaussianMixtures.jl#64",
  ),
  plateau: ladder(
    "a start between the clusters: the likelihood hardly rises for dozens of steps",
    "a stopping rule that is too coarse ends there, far from the fixed point",
  ),
  "far-start": ladder(
    "a start where most densities underflow in double precision",
    "responsibilities computed without logarithms are 0/0, or nobody's",
    "scikit-learn#7462",
  ),
  "one-component": bug(
    "K = 1, the closed form",
    "refused, or a divisor of N − 1",
    "opencv#5430, pomegranate#833",
  ),
  "one-dimension": bug(
    "D = 1, where full, diagonal and spherical covariances are the same number",
    "structures that disagree; a variance taken for a standard deviation",
    "scikit-learn#4036, GaussianMixtures.jl#102",
  ),
  "known-weights": bug(
    "the weights are held",
    "weights that are updated all the same",
    "hmmlearn#382, hmmlearn#62",
  ),
  "known-means": bug(
    "the means are held, and covariances are about the held means",
    "means that are updated all the same, or covariances about other means that are not positive definite",
    "scikit-learn#4429, hmmlearn#382",
  ),
  "known-covariances": bug(
    "the covariances are held",
    "covariances that are updated all the same",
    "hmmlearn#382, hmmlearn#62",
  ),
  correlated: bug(
    "strongly correlated covariances with Σ ≠ Σ^-1 and a factor that is not its transpose: precisions taken for covariances, a factor for its transpose or for its square",
    "wrong log densities that a diagonal or a unit covariance would not show",
    "scikit-learn#26415, scikit-learn#16944",
  ),
  "unsorted-axes": bug(
    "principal axes in no order: eigenvalues that are sorted without their vectors swap axes",
    "densities of an ellipse turned by 90°",
    "opencv#4692",
  ),
  "few-points": bug(
    "effective counts near 1, where the divisors N_k and N_k − 1 are far apart",
    "covariances too large by the factor N_k/(N_k − 1)",
    "pomegranate#633",
  ),
  overlap: bug(
    "components on top of one another: responsibilities far from 0 and 1",
    "hard assignments passed off as responsibilities, components swapped in the answer",
    "mcdickenson/em-gaussian#2",
  ),
  "positive-log-likelihood": bug(
    "densities above 1: a log likelihood above 0 is legal",
    "refused, clipped at 0, or taken for a sign of failure",
    "scikit-learn#8453",
  ),
  "zero-weight": bug(
    "π_k = 0, which (9.8) allows: nobody is the component's",
    "NaN from ln 0, or a weight that is floored",
  ),
  "hard-responsibilities": bug(
    "responsibilities of exactly 0 and 1: every component's own points, and no others",
    "NaN from 0·ln 0, covariances over all the points",
  ),
  "determinant-power": bug(
    "|Σ| far from 1 and D above 2: a missing D, a power of 2π or of |Σ| that is right in one dimension only",
    "log densities off by a constant",
    "ldeecke/gmm-torch#31",
  ),
  "many-rows": bug(
    "thousands of rows: statistics of chunks that do not add up, stopping rules on the mean in place of the sum, sums that lose digits",
    "fits that stop early; answers that depend on the size of a chunk",
    "hmmlearn#78, utvisionlab/mixest#5",
  ),
  "vanishing-component": bug(
    "a component so far away that its N_k lies below 10^-300: the certified answer is right, and so is `empty_component`",
    "NaN parameters",
    "mlpack#479, GaussianMixtures.jl#49",
  ),
  "out-of-steps": bug(
    "a fit whose steps are used up before it converges: it stands where as many steps of EM end",
    "`converged: true` though the log likelihood still rises; steps counted from 0; one step too many or too few",
    "scikit-learn#20030, smithlabcode/methpipe#91",
  ),
  "no-rows": refusal("data without rows", "NaN, or parameters of nothing"),
  "ragged-rows": refusal("rows of different lengths", "values read from the wrong row"),
  "nan-input": refusal(
    "NaN among the data (asked only where the adapter says that it refuses NaN)",
    "NaN parameters that are returned as an answer",
  ),
  "infinite-input": refusal("an infinite value among the data", "NaN parameters"),
  "no-components": refusal("K = 0", "a log likelihood of an empty mixture"),
  "negative-weight": refusal("a weight below 0, though the weights sum to 1", "negative densities"),
  "weights-off-simplex": refusal(
    "weights that do not sum to 1: they are used as given, never renormalised, so that such a start is wrong",
    "answers for other weights than those that were given",
    "scikit-learn#23032, scikit-learn#24085",
  ),
  "negative-responsibility": refusal(
    "a responsibility below 0, though its row sums to 1",
    "weights outside 0 and 1, covariances that are not positive definite",
  ),
  "responsibilities-off-simplex": refusal(
    "responsibilities of a row that do not sum to 1",
    "weights that do not sum to 1",
  ),
  "asymmetric-covariance": refusal(
    "a covariance that is not symmetric",
    "one triangle is read, and nobody is told which",
  ),
  "indefinite-covariance": refusal(
    "a covariance that is not positive definite, or is so by rounding only",
    "NaN or complex log densities, or a matrix that was repaired silently",
  ),
  "wrong-shape": refusal(
    "means, covariances or responsibilities of another K, D or N",
    "values broadcast, or read from beyond the end",
  ),
  "unknown-name": refusal(
    "a covariance structure or a group of parameters that there is none of",
    "another structure is used in its place",
    "accord-net#337",
  ),
  "collapsed-component": refusal(
    "a component on one point, whose likelihood has no bound (9.15)",
    "a variance of 0 or of rounding errors, and infinite densities at the next step",
    "elki#41, mlpack#496",
  ),
  "constant-column": refusal(
    "a dimension in which all the points agree: the covariance is singular",
    "a variance of 0 or of rounding errors",
  ),
  "too-few-points": refusal(
    "a full covariance from no more points than dimensions: it is singular",
    "a matrix that is positive definite by rounding only",
  ),
  "empty-component": refusal(
    "a component that no point belongs to at all (N_k = 0)",
    "0/0",
    "mlpack#479, elki#41",
  ),
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof flags;

/** The names of the flags, in the order in which they are explained. */
export const flagNames = Object.keys(flags) as [FlagName, ...FlagName[]];
