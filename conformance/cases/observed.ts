import type { NumberTree } from "../protocol/index.ts";
import type { AnswerCase, Quantity } from "./case.ts";

export type Quantities = Readonly<Partial<Record<Quantity, NumberTree>>>;

/** The quantities that have a row for every point. */
const rowwise: ReadonlySet<Quantity> = new Set([
  "log_density",
  "component_log_density",
  "responsibilities",
]);

/** The sum of numbers, or of rows column by column. */
function total(tree: readonly NumberTree[]): NumberTree {
  const column = (i: number) => tree.map((row) => (row as readonly number[])[i]);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const [first] = tree;
  return typeof first === "number"
    ? sum(tree as readonly number[])
    : (first ?? []).map((_, i) => sum(column(i)));
}

/** What a row-wise quantity has for N points; undefined where it has another number of rows. */
function rowsOf(got: Quantities, name: Quantity, N: number): readonly NumberTree[] | undefined {
  const tree = got[name];
  return Array.isArray(tree) && tree.length === N ? tree : undefined;
}

/**
 * What an answer to N points says of a quantity that a case expects: where the case gives a sample
 * of rows, those rows and the sums over all of them.
 */
export function observed(
  got: Quantities,
  quantity: Quantity,
  { expected }: AnswerCase,
  N: number,
): NumberTree {
  const summed = /^sum_of_(?<name>\w+)$/.exec(quantity)?.groups?.["name"] as Quantity | undefined;
  if (summed !== undefined) {
    const rows = rowsOf(got, summed, N);
    return rows === undefined ? [] : total(rows);
  }
  if (!("rows" in expected) || !rowwise.has(quantity)) return got[quantity] ?? [];
  const rows = rowsOf(got, quantity, N);
  return rows === undefined ? [] : expected.rows.map((n) => rows[n]);
}
