import type { Quantity } from "../cases/index.ts";
import { mapAnswer, names } from "./entries.ts";
import type { Answer, Tree } from "./question.ts";

/** Up to so many rows, every one is given. */
const mostRows = 1000;
const sampleSize = 40;

/** The rows that an answer to N rows is given for, at even distances; undefined where it is all of them. */
export function sampleOf(N: number): readonly number[] | undefined {
  if (N <= mostRows) return undefined;
  const distance = (N - 1) / (sampleSize - 1);
  return Array.from({ length: sampleSize }, (_, i) => Math.round(i * distance));
}

function isRow<Scalar>(tree: Tree<Scalar>): tree is readonly Tree<Scalar>[] {
  return Array.isArray(tree);
}

/** The sum of numbers, or of rows column by column. */
function total<Scalar>(
  trees: readonly Tree<Scalar>[],
  add: (a: Scalar, b: Scalar) => Scalar,
): Tree<Scalar> {
  return trees.reduce((a, b) =>
    isRow(a)
      ? a.map((value, i) => add(value as Scalar, (b as readonly Scalar[])[i]))
      : add(a, b as Scalar),
  );
}

/** An answer of one entry a row, as it is given for many rows: a sample, and the sums over all. */
export function sampled<Scalar>(
  answer: Answer<Scalar>,
  rows: readonly number[],
  add: (a: Scalar, b: Scalar) => Scalar,
): Answer<Scalar> {
  const rowwise = answer as Readonly<Record<Quantity, readonly Tree<Scalar>[]>>;
  const chosen = mapAnswer(answer, (_, name) => rows.map((n) => rowwise[name][n]));
  const sums = names(answer).map((name) => [`sum_of_${name}`, total(rowwise[name], add)]);
  return { ...chosen, ...Object.fromEntries(sums) };
}
