import { dot, gram, solveSymmetric } from "./linearSystem.ts";
import { effects, residual } from "./residual.ts";
import type { Row } from "./rows.ts";

const newtonSteps = 3;

/** By how many cents a row is moved to measure what that does. */
const probe = 10;

/**
 * The rows shifted so that their fit is the one aimed at but for rounding: Newton's method, each
 * step the shift with the least sum of squares that would do it if the fit were linear.
 */
export function shiftToFit(rows: readonly Row[]): Row[] {
  let result = [...rows];
  for (let step = 0; step < newtonSteps; step++) {
    const slopes = effects(result, probe);
    const factors = solveSymmetric(gram(slopes), residual(result));
    result = result.map((row, n) => shifted(row, probe * dot(slopes[n], factors)));
  }
  return result;
}

/** The row shifted to a whole number of cents within its bounds. */
function shifted(row: Row, by: number): Row {
  const cents = Math.round(row.cents + by);
  return { ...row, cents: Math.min(row.highest, Math.max(row.lowest, cents)) };
}
