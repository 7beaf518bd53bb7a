import { invariant } from "../../src/model/index.ts";
import type { Tree } from "./question.ts";

function isBranch<Scalar>(tree: Tree<Scalar>): tree is readonly Tree<Scalar>[] {
  return Array.isArray(tree);
}

/** The tree with every number replaced. */
export function mapTree<A, B>(tree: Tree<A>, change: (value: A) => B): Tree<B> {
  return isBranch(tree) ? tree.map((branch) => mapTree(branch, change)) : change(tree);
}

/** Two trees of one shape, number by number. */
export function zipTrees<A, B, C>(a: Tree<A>, b: Tree<B>, combine: (a: A, b: B) => C): Tree<C> {
  if (!isBranch(a)) return combine(a, b as B);
  invariant(isBranch(b) && a.length === b.length, "the two trees have one shape");
  return a.map((branch, i) => zipTrees(branch, b[i], combine));
}

/** A unit for every number of a tree: one for all, or one for each. */
export function broadcast<Scalar>(unit: Tree<number>, tree: Tree<Scalar>): Tree<number> {
  return typeof unit === "number" ? mapTree(tree, () => unit) : unit;
}

/** The numbers of a tree, in order. */
export function leaves<Scalar>(tree: Tree<Scalar>): readonly Scalar[] {
  return isBranch(tree) ? tree.flatMap(leaves) : [tree];
}
