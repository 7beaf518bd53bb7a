import { invariant } from "../../src/model/index.ts";
import type { Quantity } from "../cases/index.ts";
import type { Answer, Tree } from "./question.ts";

/** The quantities of an answer. */
export const names = (answer: Answer<unknown>) => Object.keys(answer) as Quantity[];

/** The numbers of one of its quantities. */
export function entry<Scalar>(answer: Answer<Scalar>, name: Quantity): Tree<Scalar> {
  const tree = answer[name];
  invariant(tree !== undefined, `the answer has ${name}`);
  return tree;
}

/** What becomes of each of its quantities. */
export function mapAnswer<A, B>(
  answer: Answer<A>,
  change: (tree: Tree<A>, name: Quantity) => B,
): Record<Quantity, B> {
  return Object.fromEntries(
    names(answer).map((name) => [name, change(entry(answer, name), name)]),
  ) as Record<Quantity, B>;
}
