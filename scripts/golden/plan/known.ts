import { type Known, parameterGroups } from "../../../src/model/index.ts";

/** Every subset of the groups of parameters but the empty one. */
export const subsets: readonly Known[] = [1, 2, 3, 4, 5, 6, 7].map((bits) =>
  parameterGroups.filter((_, i) => (bits >> i) & 1),
);

/** A subset in an id, in words, and as flags. */
export function naming(known: Known) {
  return {
    known,
    label: `known-${known.join("-")}`,
    described: `${known.join(" and ")} known`,
    flags: known.map((group) => `known-${group}` as const),
  };
}
