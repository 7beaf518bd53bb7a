import { type Matrix, type MixtureParameters, toMatrix } from "../../src/model/index.ts";
import {
  type CaseOf,
  type Corpus,
  equationOf,
  type GoldenCase,
  isRefusal,
} from "../cases/index.ts";
import { compareQuantity } from "../compare/index.ts";
import { editedReading } from "../mutants/index.ts";
import { fromWireModel, type NumberTree } from "../protocol/index.ts";
import type { Wrong } from "./describe.ts";
import type { Item } from "./item.ts";
import type { Said } from "./said.ts";

type Group = "weights" | "means" | "covariances";

/** What is broken in less than this part of the answers in which another equation is, follows from that. */
const rarely = 0.25;

/** An answer that is further off than so many tolerances does not follow from what it was held against. */
const clearlyOff = 50;

const asPrinted = editedReading([]);

/** `tree` with entry k multiplied by `factors[k]`. */
function scaled(tree: NumberTree, factors: readonly number[]): NumberTree {
  const times = (branch: NumberTree, factor: number): NumberTree =>
    typeof branch === "number" ? factor * branch : branch.map((entry) => times(entry, factor));
  return typeof tree === "number" ? tree : tree.map((branch, k) => times(branch, factors[k]));
}

/** An M step's question, and what was answered in shapes that are right. */
interface Answered {
  readonly golden: CaseOf<"m_step">;
  readonly data: Matrix;
  readonly gamma: Matrix;
  readonly theta: MixtureParameters;
  readonly got: Said;
}

/** Whether a group of an answer is, up to rounding, what another way to it gives. */
function is({ golden, got }: Answered, group: Group, value: NumberTree): boolean {
  const [said, tolerance] = [got.get(group), golden.tolerance[group]];
  if (said === undefined || typeof said === "string" || tolerance === undefined) return false;
  return compareQuantity(group, value, said, tolerance).ratio <= clearlyOff;
}

/** N_k / N π_k^new: by how much the effective counts differ from those that the answer's weights give. */
function countRatios({ golden, got, gamma }: Answered): readonly number[] | undefined {
  const weights = got.get("weights");
  if (golden.input.known.includes("weights") || !Array.isArray(weights)) return undefined;
  return weights.map((weight: number, k) => {
    let N_k = 0;
    for (let n = 0; n < gamma.rows; n++) N_k += gamma.values[n * gamma.columns + k];
    return N_k / (gamma.rows * weight);
  });
}

const isOne = (ratio: number) => Math.abs(ratio - 1) <= 1e-9;

/**
 * The equations of an M step that an answer breaks: each quantity is held against what the book's
 * equation gives from the answer's own quantities, those that it rests on. Covariances about a wrong
 * mean are right, and so are means over a wrong count that the weights confirm.
 */
function brokenBy(answered: Answered): readonly Wrong[] {
  const { golden, data, gamma, theta, got } = answered;
  const { known } = golden.input;
  const right = asPrinted.mStep(data, gamma, theta, known);
  const ones = right.weights.map(() => 1);
  const ratios = countRatios(answered) ?? ones;
  const [countsAgree, own] = [ratios.every(isOne), ratios.every(Number.isFinite) ? ratios : ones];

  const wrong: Wrong[] = [];
  const named = (quantity: Group) =>
    wrong.push({ quantity, equation: equationOf(quantity, golden.equations) });
  const meansRight = known.includes("means") || is(answered, "means", right.means);
  const meansOfOwnCounts = is(answered, "means", scaled(right.means, own));
  if (!countsAgree && !meansRight && meansOfOwnCounts)
    wrong.push({ quantity: "effective counts", equation: "9.27" });
  else {
    if (!countsAgree) named("weights");
    if (!meansRight) named("means");
    if (!countsAgree && !meansRight)
      wrong.push({ quantity: "effective counts, on which both rest", equation: "9.27" });
  }
  if (known.includes("covariances")) return wrong;

  const means = got.get("means") as MixtureParameters["means"] | undefined;
  const about = { ...theta, ...(means && { means }) };
  const held = [...new Set([...known, "means" as const])];
  const { covariances } = asPrinted.mStep(data, gamma, about, held);
  const isTied = theta.covarianceType === "tied";
  const ways = [covariances, ...(isTied ? [] : [scaled(covariances, own)])];
  if (!ways.some((way) => is(answered, "covariances", way))) named("covariances");
  return wrong;
}

const isMStep = (golden: GoldenCase): golden is CaseOf<"m_step"> =>
  golden.operation === "m_step" && !isRefusal(golden);

/** Whether every quantity of an answer has as many components and dimensions as is expected. */
function isInShape({ got, expected }: Item): boolean {
  const shape = (tree: unknown): string =>
    Array.isArray(tree) ? `[${tree.map(shape).join()}]` : typeof tree;
  return [...expected].every(([name, value]) => shape(got.get(name)) === shape(value));
}

/**
 * Which equations of an M step some answers break, the one most often broken first; none where there is
 * nothing to tell it by.
 */
export function mStepFaults(items: readonly Item[], corpus: Corpus): readonly Wrong[] {
  const counts = new Map<string, { readonly wrong: Wrong; readonly count: number }>();
  for (const item of items) {
    const { golden, got } = item;
    if (!isMStep(golden) || !isInShape(item)) continue;
    const wrongs = brokenBy({
      golden,
      got,
      data: toMatrix(corpus.dataOf(golden), "data"),
      gamma: toMatrix(golden.input.responsibilities, "responsibilities"),
      theta: fromWireModel(golden.input.model),
    });
    for (const wrong of wrongs) {
      const key = `${wrong.equation} ${wrong.quantity}`;
      counts.set(key, { wrong, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  const ranked = [...counts.values()].sort((a, b) => b.count - a.count);
  const often = ranked.filter(({ count }) => count >= rarely * ranked[0].count);
  return often.map(({ wrong }) => wrong);
}
