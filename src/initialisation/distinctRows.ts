import { GmmError } from "../model/index.ts";

/**
 * The first K distinct of some rows, in the order in which they come.
 *
 * @throws GmmError `invalid_input` if there are fewer
 */
export function distinctRows(
  rows: Iterable<readonly number[]>,
  K: number,
): readonly (readonly number[])[] {
  const found = new Map<string, readonly number[]>();
  for (const row of rows) {
    const key = row.join();
    if (!found.has(key)) found.set(key, row);
    if (found.size === K) return [...found.values()];
  }
  throw new GmmError(
    "invalid_input",
    "components",
    `is ${K}, not at most ${found.size}, the number of distinct rows`,
  );
}
