import type { NumberTree } from "../protocol/index.ts";

/** The numbers of a tree, in order. */
export const flat = (tree: NumberTree): readonly number[] =>
  typeof tree === "number" ? [tree] : tree.flatMap(flat);

/** A tree with every number changed. */
export function mapped(tree: NumberTree, change: (value: number) => number): NumberTree {
  return typeof tree === "number" ? change(tree) : tree.map((branch) => mapped(branch, change));
}

/** Two trees of one shape, number by number. */
export function combined(
  a: NumberTree,
  b: NumberTree,
  join: (a: number, b: number) => number,
): NumberTree {
  return typeof a === "number"
    ? join(a, b as number)
    : a.map((branch, i) => combined(branch, (b as readonly NumberTree[])[i], join));
}

export const isNumbers = (value: NumberTree | string | undefined): value is NumberTree =>
  value !== undefined && typeof value !== "string";

/** Whether two trees have numbers in the same places. */
export function areOfOneShape(a: NumberTree, b: NumberTree): boolean {
  if (typeof a === "number" || typeof b === "number") return typeof a === typeof b;
  return a.length === b.length && a.every((branch, i) => areOfOneShape(branch, b[i]));
}
