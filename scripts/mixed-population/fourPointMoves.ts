import { randomInt } from "d3-random";
import type { Random } from "./random.ts";
import { canMove, freePlaces, type Move, type Row } from "./rows.ts";

/**
 * Draws moves that keep Σ_n x_n and Σ_n x_n²: one cent up for x_a and x_d, one down for x_b and
 * x_c, where x_a + x_d = x_b + x_c − 2. Both b and c are taken within `reach` ranks of a: the
 * nearer the four, the less the moves do. A draw may come to nothing.
 */
export function fourPointMoves(
  rows: readonly Row[],
  reach: number,
  random: Random,
): () => Move[] | undefined {
  const ranked = freePlaces(rows).sort((i, j) => rows[i].cents - rows[j].cents);
  const risers = ranked.filter((n) => canMove(rows[n], 1));
  const riserAt = new Map(risers.map((n) => [rows[n].cents, n]));
  const rank = randomInt.source(random)(ranked.length);
  const offset = randomInt.source(random)(-reach, reach + 1);
  return () => {
    const middle = rank();
    const [a, b, c] = [middle, middle + offset(), middle + offset()].map((r) => ranked[r]);
    if (b === undefined || c === undefined) return undefined;
    const d = riserAt.get(rows[b].cents + rows[c].cents - rows[a].cents - 2);
    return d === undefined ? undefined : allowed(rows, a, b, c, d);
  };
}

function allowed(
  rows: readonly Row[],
  a: number,
  b: number,
  c: number,
  d: number,
): Move[] | undefined {
  const moves = [
    { n: a, by: 1 },
    { n: b, by: -1 },
    { n: c, by: -1 },
    { n: d, by: 1 },
  ];
  const distinct = new Set([a, b, c, d]).size === moves.length;
  return distinct && moves.every(({ n, by }) => canMove(rows[n], by)) ? moves : undefined;
}
