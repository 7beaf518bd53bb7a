import { fourPointMoves } from "./fourPointMoves.ts";
import { freeFigures, metric, prediction } from "./moveEffects.ts";
import type { Random } from "./random.ts";
import { residual } from "./residual.ts";
import { moved, type Row } from "./rows.ts";

/** The reaches of the moves, from coarse to fine. */
const reaches = [982, 100, 20];

const triesPerReach = 1_000_000;

/** Half a unit of the eighth decimal is 5e-9; the aim itself is off the printed figures by 1e-9. */
const closeEnough = 1.5e-9;

/**
 * The rows with their fit brought to the one aimed at, by four-point moves: each one drawn is kept
 * if it brings the fit nearer. What is nearer may hang on the last bits of `exp` and `log`: in
 * another engine the same seed may lead to other rows.
 */
export function approachFit(rows: readonly Row[], random: Random): Row[] {
  return reaches.reduce((nearer, reach) => approach(nearer, reach, random), [...rows]);
}

function approach(start: Row[], reach: number, random: Random): Row[] {
  const predicted = prediction(start);
  const squaredDistance = metric(fourPointMoves(start, reach, random), predicted);
  let rows = start;
  let lacking = lackingOf(rows);
  let propose = fourPointMoves(rows, reach, random);
  for (let tries = 0; tries < triesPerReach && !lacking.every(isClose); tries++) {
    const moves = propose();
    if (moves === undefined) continue;
    const expected = minus(lacking, predicted(moves));
    if (squaredDistance(expected) >= squaredDistance(lacking)) continue;
    const next = moved(rows, moves); // the prediction is good enough to try, not to keep
    const left = lackingOf(next);
    if (squaredDistance(left) >= squaredDistance(lacking)) continue;
    [rows, lacking, propose] = [next, left, fourPointMoves(next, reach, random)];
  }
  return rows;
}

/** What is lacking of the free figures. */
function lackingOf(rows: readonly Row[]): number[] {
  return residual(rows).slice(0, freeFigures);
}

function isClose(lacking: number): boolean {
  return Math.abs(lacking) < closeEnough;
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => value - b[i]);
}
