import { dot, gram, solveSymmetric } from "./linearSystem.ts";
import { effects } from "./residual.ts";
import type { Move, Row } from "./rows.ts";

/** Mean 1, mean 2 and sd 1: with both sums exact, the other figures of the fit follow from them. */
export const freeFigures = 3;

/** How many tries the metric is taken from. */
const sampleTries = 40_000;

type Prediction = (moves: readonly Move[]) => number[];

/** What moves add to the free figures, as if each row's move added the same beside the others. */
export function prediction(rows: readonly Row[]): Prediction {
  const up = effects(rows, 1);
  const down = effects(rows, -1);
  return (moves) => {
    const single = moves.map(({ n, by }) => (by > 0 ? up[n] : down[n]));
    const total = (f: number) => single.reduce((sum, effect) => sum + effect[f], 0);
    return Array.from({ length: freeFigures }, (_, f) => total(f));
  };
}

/**
 * Mahalanobis' squared distance from nothing lacking, against the spread of what moves do: the
 * figures move together, and what is far for moves to go should count as far.
 */
export function metric(
  propose: () => readonly Move[] | undefined,
  predicted: Prediction,
): (lacking: readonly number[]) => number {
  const tried = Array.from({ length: sampleTries }, propose);
  const spread = gram(tried.filter((moves) => moves !== undefined).map(predicted));
  const units = spread.map((_, i) => spread.map((__, j) => (i === j ? 1 : 0)));
  const inverse = units.map((unit) => solveSymmetric(spread, unit));
  const against = (lacking: readonly number[]) => inverse.map((row) => dot(row, lacking));
  return (lacking) => dot(lacking, against(lacking));
}
