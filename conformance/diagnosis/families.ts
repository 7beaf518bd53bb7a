import { toRows } from "../../src/model/index.ts";
import { float64Reading } from "../adapters/float64/adapter.ts";
import type { Corpus, Quantity } from "../cases/index.ts";
import { assembled, countsOf as countsIn, withVariances } from "../mutants/index.ts";
import type { NumberTree } from "../protocol/index.ts";
import { type Asked, type Candidate, readingCandidate } from "./candidate.ts";
import type { Said, Told } from "./said.ts";
import { areOfOneShape, combined, flat, isNumbers, mapped } from "./trees.ts";

type Matrix = readonly (readonly number[])[];

/** A bug with a number in it, which one failing case tells. */
type Family = (asked: Asked, corpus: Corpus) => Candidate | undefined;

/** The value on which all agree to a part in a thousand, if they do. */
function common(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined || !Number.isFinite(middle)) return undefined;
  const spread = Math.max(...sorted) - Math.min(...sorted);
  return spread <= 1e-3 * Math.abs(middle) ? middle : undefined;
}

/** A family whose members change what is expected, quantity by quantity. */
function changed(
  bug: string,
  change: (name: Told, tree: NumberTree, asked: Asked) => NumberTree,
): Candidate {
  return {
    bug,
    mutants: [],
    edits: [],
    asPrinted: false,
    said: async (asked) =>
      new Map(
        [...asked.expected].map(([name, tree]) => [
          name,
          typeof tree === "string" ? tree : change(name, tree, asked),
        ]),
      ) satisfies Said,
  };
}

/** A family whose members do something to the variances of every M step. */
function afterEveryStep(
  bug: string,
  change: (variance: number, k: number, counts: readonly number[]) => number,
  corpus: Corpus,
): Candidate {
  const reading = assembled({
    mStep: (data, responsibilities, theta, known) => {
      const updated = float64Reading.mStep(data, responsibilities, theta, known);
      if (known.includes("covariances")) return updated;
      const counts = countsIn(toRows(responsibilities));
      return withVariances(updated, (variance, _, k) => change(variance, k, counts));
    },
  });
  return { ...readingCandidate(reading, corpus), bug };
}

/** Three digits; six of what is nearly 1. */
const short = (value: number) =>
  String(Number(value.toPrecision(Math.abs(value - 1) < 0.01 ? 6 : 3)));

/** Whether an entry of the covariances lies on a diagonal, by structure. */
function onDiagonal({ golden }: Asked, tree: NumberTree): NumberTree {
  const structure = golden.input.model.covariance_type;
  const identity = (A: NumberTree): NumberTree =>
    (A as Matrix).map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  if (structure === "full") return (tree as readonly NumberTree[]).map(identity);
  return structure === "tied" ? identity(tree) : mapped(tree, () => 1);
}

function bothOf({ expected, got }: Asked, name: Quantity) {
  const [right, wrong] = [expected.get(name), got.get(name)];
  if (!isNumbers(right) || !isNumbers(wrong)) return undefined;
  return areOfOneShape(right, wrong) ? { right, wrong } : undefined;
}

/** ε added to every variance. */
const ridge: Family = (asked, corpus) => {
  const both = bothOf(asked, "covariances");
  if (both === undefined) return undefined;
  const diagonal = flat(onDiagonal(asked, both.right));
  const differences = flat(combined(both.wrong, both.right, (a, b) => a - b));
  const epsilon = common(differences.filter((_, i) => diagonal[i] === 1));
  if (epsilon === undefined || epsilon === 0) return undefined;
  const bug = `${short(epsilon)} added to every variance`;
  return afterEveryStep(bug, (variance) => variance + epsilon, corpus);
};

/** ε added to every scatter, before it is divided by N_k. */
const scatterRidge: Family = (asked, corpus) => {
  const both = bothOf(asked, "covariances");
  const counts = updatedCounts(asked);
  if (both === undefined || counts === undefined || !Array.isArray(both.right)) return undefined;
  if (both.right.length !== counts.length) return undefined;
  const diagonal = onDiagonal(asked, both.right) as readonly NumberTree[];
  const differences = combined(both.wrong, both.right, (a, b) => a - b) as readonly NumberTree[];
  const scaled = counts.flatMap((count, k) => {
    const isOn = flat(diagonal[k]);
    return flat(differences[k])
      .filter((_, i) => isOn[i] === 1)
      .map((difference) => difference * count);
  });
  const epsilon = common(scaled);
  if (epsilon === undefined || epsilon === 0) return undefined;
  const bug = `${short(epsilon)} added to every scatter`;
  return afterEveryStep(bug, (variance, k, N) => variance + epsilon / N[k], corpus);
};

/** Variances below ε raised to it. */
const floor: Family = (asked, corpus) => {
  const both = bothOf(asked, "covariances");
  if (both === undefined) return undefined;
  const diagonal = flat(onDiagonal(asked, both.right));
  const [right, wrong] = [flat(both.right), flat(both.wrong)];
  const raised = wrong.filter((value, i) => diagonal[i] === 1 && value > 1.001 * right[i]);
  const epsilon = common(raised);
  if (epsilon === undefined) return undefined;
  const bug = `variances below ${short(epsilon)} raised to it`;
  return afterEveryStep(bug, (variance) => Math.max(variance, epsilon), corpus);
};

/** A quantity multiplied by a number. */
const scaled =
  (quantity: Quantity, called: string): Family =>
  (asked) => {
    const both = bothOf(asked, quantity);
    if (both === undefined) return undefined;
    const ratios = flat(combined(both.wrong, both.right, (a, b) => a / b));
    const factor = common(ratios.filter((ratio) => !Number.isNaN(ratio)));
    if (factor === undefined || factor === 1 || factor === 0) return undefined;
    return changed(`${called} multiplied by ${short(factor)}`, (name, tree) =>
      name === quantity ? mapped(tree, (value) => value * factor) : tree,
    );
  };

/** N_k of every component, where the case tells it. */
function countsOf({ golden }: Asked): readonly number[] | undefined {
  if (!("responsibilities" in golden.input) || golden.input.responsibilities === undefined)
    return undefined;
  return countsIn(golden.input.responsibilities.map((row) => row.map(Number)));
}

/** N_k of the responsibilities that an update was made of: N times the new weights. */
function updatedCounts({ expected, golden, N }: Asked): readonly number[] | undefined {
  const weights = expected.get("weights");
  const isFree = !("known" in golden.input && golden.input.known?.includes("weights"));
  return isNumbers(weights) && isFree ? flat(weights).map((weight) => weight * N) : undefined;
}

/** The divisor N_k − δ in place of N_k. */
const divisor: Family = (asked) => {
  const both = bothOf(asked, "covariances");
  const counts = countsOf(asked);
  if (both === undefined || counts === undefined || !Array.isArray(both.right)) return undefined;
  if (both.right.length !== counts.length) return undefined;
  const deltas = counts.flatMap((count, k) => {
    const [right, wrong] = [both.right, both.wrong] as readonly (readonly NumberTree[])[];
    const ratios = flat(combined(wrong[k], right[k], (a, b) => a / b));
    return ratios.filter((ratio) => !Number.isNaN(ratio)).map((ratio) => count * (1 - 1 / ratio));
  });
  const delta = common(deltas);
  if (delta === undefined || Math.abs(delta) < 1e-9) return undefined;
  const sign = delta > 0 ? "−" : "+";
  return changed(
    `covariances with the divisor N_k ${sign} ${short(Math.abs(delta))}`,
    (name, tree, one) => {
      const others = countsOf(one);
      if (name !== "covariances" || others === undefined || !Array.isArray(tree)) return tree;
      return tree.map((branch, k) =>
        mapped(branch, (value) => (value * others[k]) / (others[k] - delta)),
      );
    },
  );
};

/** Every number rounded to so many decimals. */
const decimals: Family = (asked) => {
  const numbers = [...asked.got.values()].filter(isNumbers).flatMap(flat);
  if (numbers.length === 0 || !numbers.every(Number.isFinite)) return undefined;
  const places = Array.from({ length: 13 }, (_, i) => i).find((d) =>
    numbers.every((value) => Number(value.toFixed(d)) === value),
  );
  if (places === undefined) return undefined;
  return changed(`numbers rounded to ${places} decimals`, (_, tree) =>
    mapped(tree, (value) => Number(value.toFixed(places))),
  );
};

/** Every number in single precision. */
const single: Family = (asked) => {
  const numbers = [...asked.got.values()].filter(isNumbers).flatMap(flat);
  const isSingle = numbers.length > 0 && numbers.every((value) => Math.fround(value) === value);
  if (!isSingle) return undefined;
  return changed("numbers in single precision", (name, tree, { got }) => {
    // Every step may have been rounded, so that the last bits of a single are not told.
    const said = got.get(name);
    const near = (a: number, b: number) =>
      Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(a)) ? b : a;
    return isNumbers(said) && areOfOneShape(said, tree) ? combined(tree, said, near) : tree;
  });
};

const transposedRows = (rows: Matrix): Matrix =>
  (rows[0] ?? []).map((_, i) => rows.map((row) => row[i]));

/** Rows and columns exchanged. */
const transposed: Family = (asked) => {
  const names = (["responsibilities", "component_log_density", "means"] as const).filter((name) => {
    const [right, wrong] = [asked.expected.get(name), asked.got.get(name)];
    if (!Array.isArray(right) || !Array.isArray(wrong) || !Array.isArray(wrong[0])) return false;
    return right.length !== right[0].length && wrong.length === right[0].length;
  });
  if (names.length === 0) return undefined;
  return changed(`rows and columns of ${names.join(" and ")} exchanged`, (name, tree) =>
    (names as readonly Told[]).includes(name) ? transposedRows(tree as Matrix) : tree,
  );
};

function permutations(size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return permutations(size - 1).flatMap((rest) =>
    Array.from({ length: size }, (_, i) => [...rest.slice(0, i), size - 1, ...rest.slice(i)]),
  );
}

const byComponent: readonly Told[] = ["weights", "means", "covariances"];
const byRow: readonly Told[] = ["responsibilities", "component_log_density"];

/** Components in another order. */
const permuted: Family = (asked) => {
  const K = asked.golden.input.model.weights.length;
  if (K < 2 || K > 5) return undefined;
  return changed("components in another order", (name, tree, { golden, got }) => {
    const said = got.get(name);
    const tied = golden.input.model.covariance_type === "tied" && name === "covariances";
    if (!isNumbers(said) || !Array.isArray(tree) || tied) return tree;
    const size = golden.input.model.weights.length;
    if (size < 2 || size > 5) return tree;
    const reorder = (order: readonly number[]): NumberTree =>
      byRow.includes(name)
        ? tree.map((row) => order.map((k) => (row as readonly number[])[k]))
        : order.map((k) => tree[k]);
    if (!byRow.includes(name) && !byComponent.includes(name)) return tree;
    const away = (order: readonly number[]) =>
      flat(reorder(order)).reduce((sum, value, i) => sum + Math.abs(value - flat(said)[i]), 0);
    const orders = permutations(size).filter((order) => order.some((k, i) => k !== i));
    return reorder(orders.reduce((best, order) => (away(order) < away(best) ? order : best)));
  });
};

/** A constant for every point added to the log likelihood. */
const shifted: Family = (asked) => {
  const both = bothOf(asked, "log_likelihood");
  if (both === undefined) return undefined;
  const constant = ((both.wrong as number) - (both.right as number)) / asked.N;
  return changed(
    `${short(constant)} for every point added to the log likelihood`,
    (name, tree, one) => (name === "log_likelihood" ? (tree as number) + constant * one.N : tree),
  );
};

const families: readonly Family[] = [
  ridge,
  scatterRidge,
  floor,
  divisor,
  scaled("covariances", "covariances"),
  scaled("means", "means"),
  scaled("weights", "weights"),
  scaled("log_likelihood", "log likelihoods"),
  scaled("log_likelihoods", "log likelihoods"),
  shifted,
  decimals,
  single,
  transposed,
  permuted,
];

/** The members of the families that one failing case points to. */
export function familyCandidates(asked: Asked, corpus: Corpus): readonly Candidate[] {
  return families.flatMap((family) => family(asked, corpus) ?? []);
}
