import { randomNormal } from "d3-random";
import { printed } from "./figures.ts";
import { anchors, boundsOf, type Interval, intervalOf, intervals } from "./intervals.ts";
import { type Random, shuffled } from "./random.ts";
import { fixedRow, type Row } from "./rows.ts";

/** The two populations drawn from, near those of a good fit. */
const populations = [
  { mean: 49.5, sd: 18.2 },
  { mean: 110, sd: 14.2 },
];

const mostDraws = 100_000;

/**
 * Rows with the printed extremes, quartiles and first ten values: the first ten as printed, then
 * the anchors and draws from two normal populations, in random order.
 */
export function drawRows(random: Random): Row[] {
  const first = printed.firstRows.map((text) => fixedRow(Math.round(100 * Number(text))));
  const room = new Map(intervals.map((interval) => [interval, interval.rows]));
  for (const row of first) take(room, intervalOf(row.cents));
  const rest = [...anchors.map(fixedRow), ...drawFreeRows(room, random)];
  return [...first, ...shuffled(rest, random)];
}

/** Draws from the populations in turn; one is kept if its interval has room left. */
function drawFreeRows(room: Map<Interval, number>, random: Random): Row[] {
  const normals = populations.map(({ mean, sd }) => randomNormal.source(random)(mean, sd));
  const rows: Row[] = [];
  for (let draw = 0; draw < mostDraws && room.size > 0; draw++) {
    const cents = Math.round(100 * normals[draw % normals.length]());
    const interval = intervalOf(cents);
    if (take(room, interval)) rows.push({ cents, ...boundsOf(cents, interval) });
  }
  return rows;
}

/** Whether `interval` has room left, of which one row's is then taken. */
function take(room: Map<Interval, number>, interval?: Interval): interval is Interval {
  const left = interval && room.get(interval);
  if (!interval || !left) return false;
  if (left === 1) room.delete(interval);
  else room.set(interval, left - 1);
  return true;
}
