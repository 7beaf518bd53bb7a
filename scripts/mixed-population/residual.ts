import { earlyStoppedFit } from "./earlyStoppedFit.ts";
import { splitAt } from "./intervals.ts";
import { centsOf, isFree, moved, type Row } from "./rows.ts";
import { fit as wanted } from "./targets.ts";

/** What the fit of the rows lacks of the one aimed at, figure by figure. */
export function residual(rows: readonly Row[]): number[] {
  const fit = earlyStoppedFit(centsOf(rows), splitAt);
  return fit.map((figure, f) => wanted[f] - figure);
}

/** What moving each row by `by` adds to each figure of the fit; zeros for a row that is fixed. */
export function effects(rows: readonly Row[], by: number): number[][] {
  const before = residual(rows);
  return rows.map((row, n) => {
    if (!isFree(row)) return before.map(() => 0);
    const after = residual(moved(rows, [{ n, by }]));
    return before.map((lacking, f) => lacking - after[f]);
  });
}
