import { randomInt } from "d3-random";

/** A source of numbers uniform on [0, 1). */
export type Random = () => number;

/** Draws items of a list, each as likely as any other. */
export function drawerFrom<Item>(items: readonly Item[], random: Random): () => Item {
  const place = randomInt.source(random)(items.length);
  return () => items[place()];
}

/** The items in random order (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = randomInt.source(random)(last + 1)();
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}
