import { drawerFrom, type Random } from "./random.ts";
import { canMove, centsOf, freePlaces, moved, type Row } from "./rows.ts";
import { sum, sumOfSquares } from "./targets.ts";

const mostTries = 2_000_000;

/** The rows with Σ_n x_n exact, by moves of one cent. */
export function withExactSum(start: readonly Row[], random: Random): Row[] {
  const draw = drawerFrom(freePlaces(start), random);
  let rows = [...start];
  let lacking = sum - total(centsOf(rows));
  for (let tries = 0; tries < mostTries && lacking !== 0; tries++) {
    const [n, by] = [draw(), Math.sign(lacking)];
    if (!canMove(rows[n], by)) continue;
    rows = moved(rows, [{ n, by }]);
    lacking -= by;
  }
  return rows;
}

/**
 * The rows with Σ_n x_n² exact and Σ_n x_n as it was: one cent up for x_i and one down for x_j
 * adds 2 (x_i − x_j) + 2. Pairs are drawn, and moved where that comes nearer.
 */
export function withExactSumOfSquares(start: readonly Row[], random: Random): Row[] {
  const draw = drawerFrom(freePlaces(start), random);
  let rows = [...start];
  let lacking = sumOfSquares - total(centsOf(rows).map((cents) => cents ** 2));
  for (let tries = 0; tries < mostTries && lacking !== 0; tries++) {
    const [i, j] = [draw(), draw()];
    const left = lacking - 2 * (rows[i].cents - rows[j].cents) - 2;
    if (Math.abs(left) >= Math.abs(lacking)) continue;
    if (i === j || !canMove(rows[i], 1) || !canMove(rows[j], -1)) continue;
    rows = moved(rows, [
      { n: i, by: 1 },
      { n: j, by: -1 },
    ]);
    lacking = left;
  }
  return rows;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
