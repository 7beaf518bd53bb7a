import { type Corpus, isRefusal, type Quantity } from "../cases/index.ts";
import type { NumberTree } from "../protocol/index.ts";
import type { Asked, Candidate } from "./candidate.ts";
import { distanceIn, type Said, sampled, type Told } from "./said.ts";
import { type Scales, scalesOf } from "./scales.ts";
import { areOfOneShape, combined, flat, isNumbers, mapped } from "./trees.ts";

/** How far a number may be from right for some reason: ∞ where it may be anything. */
type Bounds = { readonly [name in Quantity]?: NumberTree | undefined };

/** Everything is lost: the answer may also be an error. */
const everything = "everything";

/** Digits that an arithmetic loses, or answers that leave the range of doubles, by their size. */
interface Loss {
  /** The mutant that loses so, if there is one. */
  readonly mutant?: string;
  /** What loses them, in a clause that can follow "implements". */
  readonly bug: string;
  /** Whether a few units of rounding, which other things lose as well, are no sign of it. */
  readonly isLarge?: boolean;
  /** Whether it cannot but show in a case: an implementation that gets it right does not lose so. */
  readonly shows: (asked: Asked, scales: Scales) => boolean;
  readonly bounds: (asked: Asked, scales: Scales) => Bounds | typeof everything | undefined;
}

/** Units of rounding that one operation after the other may add. */
const units = 16;
const rounding = units * Number.EPSILON;

/** How much more is lost over several steps of EM. */
const overSteps = 50;

const overDensities = ["log_density", "e_step", "log_likelihood", "em"];

/** Rounding may happen to spare a case. */
const never = () => false;

/** What is lost of some number by so many tolerances no luck with rounding spares. */
const beyondLuck = 1e4;

/** Whether what one unit of rounding takes, at the least, is too much to be spared. */
function isBeyondLuck({ golden, N, expected }: Asked, least: Bounds): boolean {
  if (isRefusal(golden)) return false;
  const lost = sampled(golden, new Map(Object.entries(least) as [Quantity, NumberTree][]), N);
  return [...lost].some(([name, bound]) => {
    const right = expected.get(name);
    if (!isNumbers(right) || !isNumbers(bound) || !areOfOneShape(right, bound)) return false;
    const moved = combined(right, bound, (value, off) => value + off);
    return distanceIn(golden, name, new Map([[name, moved]]), expected).ratio > beyondLuck;
  });
}

const isStep = ({ golden }: Asked, ...operations: readonly string[]) =>
  operations.includes(golden.operation);

const stepsOf = ({ golden }: Asked) =>
  !isRefusal(golden) && golden.operation === "em" ? golden.input.steps : 1;

/** The same bound for every number of a quantity. */
function everywhere({ expected }: Asked, quantity: Quantity, bound: number): NumberTree {
  const tree = expected.get(quantity);
  return isNumbers(tree) ? mapped(tree, () => bound) : bound;
}

/** Bounds of covariances, where `moment(i, j)` bounds an entry. */
function ofCovariances(
  { golden, expected }: Asked,
  D: number,
  moment: (i: number, j: number) => number,
): NumberTree {
  const tree = expected.get("covariances") as readonly NumberTree[];
  const indices = Array.from({ length: D }, (_, i) => i);
  const matrix = indices.map((i) => indices.map((j) => moment(i, j)));
  switch (golden.input.model.covariance_type) {
    case "full":
      return tree.map(() => matrix);
    case "tied":
      return matrix;
    case "diag":
      return tree.map(() => indices.map((i) => moment(i, i)));
    default:
      return tree.map(() => Math.max(...indices.map((i) => moment(i, i))));
  }
}

/** What a part of the responsibilities, lost in an E step, takes from the steps after it. */
function ofSteps(asked: Asked, { N, spreads }: Scales, part: number): Bounds {
  const lost = part * (stepsOf(asked) > 1 ? overSteps : 1);
  const means = asked.expected.get("means");
  return {
    weights: everywhere(asked, "weights", lost),
    means: isNumbers(means)
      ? (means as readonly NumberTree[]).map(() => spreads.map((spread) => lost * spread))
      : lost,
    covariances: ofCovariances(asked, spreads.length, (i, j) => lost * spreads[i] * spreads[j]),
    log_likelihoods: everywhere(asked, "log_likelihoods", lost * N),
  };
}

/** What is lost of the log densities of the components, N×K, is lost of all that is made of them. */
function ofLogDensities(asked: Asked, lost: readonly (readonly number[])[]): Bounds | undefined {
  const most = lost.map((row) => Math.max(...row));
  if (isStep(asked, "e_step"))
    return { responsibilities: lost.map((row, n) => row.map(() => most[n])) };
  if (isStep(asked, "log_density")) return { component_log_density: lost, log_density: most };
  if (isStep(asked, "log_likelihood"))
    return { log_likelihood: most.reduce((sum, value) => sum + value, 0) };
  return undefined;
}

/** The least |μ_ki| of all components, by column. */
function leastMeans({ expected }: Asked): readonly number[] {
  const means = expected.get("means") as readonly (readonly number[])[];
  return means[0].map((_, i) => Math.min(...means.map((mean) => Math.abs(mean[i]))));
}

/** Covariances that are the difference of second moments and of squares of means. */
const onePass: Loss = {
  mutant: "one-pass",
  bug: "covariances in one pass, E[x xᵀ] − μ μᵀ, which cancels far from 0",
  isLarge: true,
  shows: (asked) => {
    if (!isStep(asked, "m_step") || !isNumbers(asked.expected.get("means"))) return false;
    // What is held may have code of its own.
    if ("known" in asked.golden.input && (asked.golden.input.known?.length ?? 0) > 0) return false;
    const means = leastMeans(asked);
    const moment = (i: number, j: number) => Number.EPSILON * means[i] * means[j];
    return isBeyondLuck(asked, { covariances: ofCovariances(asked, means.length, moment) });
  },
  bounds: (asked, scales) => {
    if (!isStep(asked, "m_step", "em")) return undefined;
    const { N, columns, variances } = scales;
    const lost = rounding * Math.sqrt(N);
    const moment = (i: number, j: number) => lost * columns[i] * columns[j];
    const parts = variances.flatMap((row) => row.map((variance, i) => moment(i, i) / variance));
    // Where nothing is left of a variance, it may be refused.
    if (asked.got.has("refusal")) return Math.max(...parts) > 1 ? everything : undefined;
    const once: Bounds = { covariances: ofCovariances(asked, columns.length, moment) };
    if (asked.golden.operation === "m_step") return once;
    const after = ofSteps(asked, scales, Math.max(...parts));
    return stepsOf(asked) > 1 ? after : { ...once, log_likelihoods: after.log_likelihoods };
  },
};

/** Sums whose rounding adds up over the rows: N units of it, where exact sums keep a few. */
const rowByRow: Loss = {
  bug: "covariances whose rounding adds up over the rows",
  shows: never,
  bounds: (asked, scales) => {
    if (!isStep(asked, "m_step", "em")) return undefined;
    const { N, spreads } = scales;
    const lost = (N * Number.EPSILON) / 2;
    if (stepsOf(asked) > 1) return ofSteps(asked, scales, lost / overSteps);
    const moment = (i: number, j: number) => lost * spreads[i] * spreads[j];
    return { covariances: ofCovariances(asked, spreads.length, moment) };
  },
};

/** From here on the rounding of a logarithm outweighs what else a step of EM rounds. */
const largeLogarithm = 200;

/** Responsibilities that are exponentials of logarithms as large as ln p(x). */
const largeExponents: Loss = {
  bug: "responsibilities that are exponentials of logarithms as large as ln p(x), whose rounding goes into them",
  shows: never,
  bounds: (asked, scales) => {
    const sizes = scales.joint.map((row) => Math.max(...row.filter(Number.isFinite).map(Math.abs)));
    if (isStep(asked, "e_step"))
      return {
        responsibilities: scales.joint.map((row, n) => row.map(() => rounding * sizes[n])),
      };
    const most = Math.max(...sizes);
    return isStep(asked, "em") && most > largeLogarithm
      ? ofSteps(asked, scales, rounding * most)
      : undefined;
  },
};

/** Densities whose (x − μ)² is x² − 2xμ + μ². */
const expandedSquares: Loss = {
  bug: "densities with (x − μ)² expanded, which cancels far from 0",
  isLarge: true,
  shows: (asked, { expanded }) => {
    const least = expanded.map((row) => row.map((value) => Number.EPSILON * value));
    return isStep(asked, "log_density") && isBeyondLuck(asked, ofLogDensities(asked, least) ?? {});
  },
  bounds: (asked, { expanded }) => {
    return ofLogDensities(
      asked,
      expanded.map((row) => row.map((value) => rounding * value)),
    );
  },
};

/** How near to orthogonal singular vectors are, at worst, that were accepted as such. */
const orthogonal = 10 * Number.EPSILON;

/** Densities by the singular vectors of Σ. */
const singularVectors: Loss = {
  bug: "densities by singular vectors of Σ that are orthogonal to ten machine epsilons",
  shows: never,
  bounds: (asked, { halfSquares, conditions }) => {
    const structure = asked.golden.input.model.covariance_type;
    if (structure !== "full" && structure !== "tied") return undefined;
    const lost = halfSquares.map((row) =>
      row.map((half, k) => orthogonal * Math.sqrt(conditions[k]) * Math.max(1, 2 * half)),
    );
    return ofLogDensities(asked, lost);
  },
};

/** Beyond this a logarithm is that of no double, or of one with few digits. */
const largestLogarithm = 690;
const leaves = (log: number) => Math.abs(log) > largestLogarithm;

/** Beyond this it is that of no double at all, denormal ones included. */
const beyondEvery = 760;
const leavesForSure = (log: number) => Math.abs(log) > beyondEvery;

/** Densities that are multiplied and added as they are. */
const linearDomain: Loss = {
  mutant: "linear-domain",
  bug: "densities in place of their logarithms, which underflow far from the data",
  shows: (asked, { joint }) =>
    isStep(asked, ...overDensities) && joint.some((row) => row.every(leavesForSure)),
  bounds: (asked, { joint, halfSquares }) => {
    const lost = joint.map((row, n) =>
      row.map((log, k) => leaves(log) || leaves(halfSquares[n][k])),
    );
    const all = joint.map((row, n) => lost[n][row.indexOf(Math.max(...row))]);
    // A division by a density that underflowed may be an error.
    if (isStep(asked, ...overDensities) && asked.got.has("refusal"))
      return all.some(Boolean) ? everything : undefined;
    const where = (is: boolean) => (is ? Number.POSITIVE_INFINITY : 0);
    if (isStep(asked, "e_step"))
      return { responsibilities: joint.map((row, n) => row.map(() => where(all[n]))) };
    if (isStep(asked, "log_density"))
      return {
        component_log_density: lost.map((row) => row.map(where)),
        log_density: all.map(where),
      };
    if (isStep(asked, "log_likelihood")) return { log_likelihood: where(all.some(Boolean)) };
    return isStep(asked, "em") && all.some(Boolean) ? everything : undefined;
  },
};

/** Determinants, or squares of the entries of Σ, that are computed as they are. */
const determinants: Loss = {
  bug: "determinants in place of their logarithms, which leave the range of doubles",
  shows: (asked, { logDeterminants }) =>
    isStep(asked, ...overDensities) && logDeterminants.some(leavesForSure),
  bounds: (asked, { logDeterminants }) =>
    isStep(asked, ...overDensities) && logDeterminants.some(leaves) ? everything : undefined,
};

const squaredEntries: Loss = {
  bug: "squares of the entries of Σ, which leave the range of doubles",
  shows: (asked, { variances }) =>
    isStep(asked, ...overDensities) &&
    variances.some((row) => row.some((variance) => leavesForSure(2 * Math.log(variance)))),
  bounds: (asked, { variances }) =>
    isStep(asked, ...overDensities) &&
    variances.some((row) => row.some((variance) => leaves(2 * Math.log(variance))))
      ? everything
      : undefined,
};

const losses: readonly Loss[] = [
  onePass,
  largeExponents,
  expandedSquares,
  rowByRow,
  singularVectors,
  linearDomain,
  determinants,
  squaredEntries,
];

/** What is right, with what was said in its place where that is within its bound. */
function chosen(right: NumberTree, said: NumberTree, bound: NumberTree): NumberTree {
  if (typeof right !== "number") {
    const [others, bounds] = [said, bound] as readonly (readonly NumberTree[])[];
    return right.map((branch, i) => chosen(branch, others[i], bounds[i]));
  }
  const isWithin = bound === Infinity || Math.abs(Number(said) - right) <= Number(bound);
  return isWithin ? said : right;
}

/** What is expected, with what was said in its place where it is within the bounds. */
function within({ golden, N, expected, got }: Asked, bounds: Bounds): Said {
  const stated = isRefusal(golden)
    ? new Map<Told, NumberTree | string>()
    : sampled(golden, new Map(Object.entries(bounds) as [Quantity, NumberTree][]), N);
  const replaced = (name: Told, right: NumberTree | string) => {
    const [said, bound] = [got.get(name), stated.get(name)];
    if (!isNumbers(right) || !isNumbers(said) || !isNumbers(bound)) return right;
    const areAlike = areOfOneShape(said, right) && areOfOneShape(bound, right);
    return areAlike ? chosen(right, said, bound) : right;
  };
  return new Map([...expected].map(([name, right]) => [name, replaced(name, right)]));
}

/** Whether an answer is an error, or has something that is no number. */
function leavesTheRange({ got }: Asked): boolean {
  return [...got.values()].some((said) =>
    isNumbers(said) ? flat(said).some((value) => !Number.isFinite(value)) : true,
  );
}

/** The losses that may be the reason, of those whose mutants may be. */
export function lossCandidates(mutants: ReadonlySet<string>, corpus: Corpus): readonly Candidate[] {
  return losses
    .filter(({ mutant }) => mutant === undefined || mutants.has(mutant))
    .map(({ mutant, bug, bounds, shows, isLarge = false }) => ({
      bug,
      mutants: mutant === undefined ? [] : [mutant],
      edits: [],
      asPrinted: false,
      isLoss: true,
      isLarge,
      denies: (asked) => {
        const scales = scalesOf(asked.golden, corpus);
        return scales !== undefined && shows(asked, scales);
      },
      said: async (asked) => {
        const scales = scalesOf(asked.golden, corpus);
        const lost = scales && bounds(asked, scales);
        if (lost === undefined) return asked.expected;
        if (lost !== everything) return within(asked, lost);
        return leavesTheRange(asked) ? asked.got : asked.expected;
      },
    }));
}
