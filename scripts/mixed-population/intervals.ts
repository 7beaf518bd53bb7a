/**
 * The printed extremes and quartiles, as order statistics that are held from the first draw on.
 * With 982 rows sorted from x_0, pandas' linear interpolation puts the quartiles at
 * 0.75 x_245 + 0.25 x_246, (x_490 + x_491) / 2 and 0.25 x_735 + 0.75 x_736.
 */

/** x_0, x_245, x_246, x_490, x_491, x_735, x_736, x_981, in cents. */
export const anchors = [-515, 4998, 4998, 8482, 8483, 11079, 11081, 14766] as const;

/**
 * No row lies between these values: what separates the two groups of 2-means must be wider than
 * the distance at which k-means stops, or the split would depend on where it started.
 */
export const gap = { from: 7815, to: 7885 } as const;

/** Where the gap splits the rows in two. */
export const splitAt = gap.to;

/** Values strictly between two anchors, and how many rows lie there. */
export interface Interval {
  readonly above: number;
  readonly below: number;
  readonly rows: number;
}

export const intervals: readonly Interval[] = [
  { above: -515, below: 4998, rows: 244 },
  { above: 4998, below: 8482, rows: 243 },
  { above: 8483, below: 11079, rows: 243 },
  { above: 11081, below: 14766, rows: 244 },
];

/** The interval that a value falls in, unless it is an anchor, in the gap, or out of range. */
export function intervalOf(cents: number): Interval | undefined {
  if (gap.from <= cents && cents <= gap.to) return undefined;
  return intervals.find(({ above, below }) => above < cents && cents < below);
}

/** The values a row may take from `cents` without leaving its interval or crossing the gap. */
export function boundsOf(cents: number, interval: Interval): { lowest: number; highest: number } {
  const { above, below } = interval;
  if (above < gap.from && gap.to < below)
    return cents < gap.from
      ? { lowest: above + 1, highest: gap.from - 1 }
      : { lowest: gap.to + 1, highest: below - 1 };
  return { lowest: above + 1, highest: below - 1 };
}
