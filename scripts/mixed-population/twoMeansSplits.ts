/** scikit-learn's `KMeans(tol)`, which it scales by the variance of the data. */
const kMeansTolerance = 1e-4;

/**
 * The sizes of the lower group in every split of one column that scikit-learn's 2-means could end
 * with, wherever it starts. It ends when both centres together move by no more than a stopping
 * distance, so the boundary of the final split lies within `reach` of one that a step maps to it.
 * The starting split of the mixture is certain only if there is one.
 */
export function twoMeansSplits(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const reach = Math.sqrt((kMeansTolerance * variance(sorted)) / 2);
  const splits = new Set<number>();
  for (let below = 1; below < sorted.length; below++) {
    const boundary = midpointOfMeans(sorted, below);
    const near = sorted[below - 1] - reach <= boundary && boundary <= sorted[below] + reach;
    if (near) splits.add(sorted.filter((value) => value < boundary).length);
  }
  return [...splits];
}

function midpointOfMeans(sorted: readonly number[], below: number): number {
  return (mean(sorted.slice(0, below)) + mean(sorted.slice(below))) / 2;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
