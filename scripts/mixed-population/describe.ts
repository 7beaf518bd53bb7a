/** What pandas' `describe()` prints of a column: every figure to six decimals. */
export function describeAsPandas(values: readonly number[]): Record<string, string> {
  const sorted = [...values].sort((a, b) => a - b);
  const figures = {
    count: values.length,
    mean: mean(values),
    std: sampleStandardDeviation(values),
    min: sorted[0],
    "25%": quantile(sorted, 0.25),
    "50%": quantile(sorted, 0.5),
    "75%": quantile(sorted, 0.75),
    max: sorted[sorted.length - 1],
  };
  return Object.fromEntries(Object.entries(figures).map(([name, x]) => [name, x.toFixed(6)]));
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** With Bessel's correction: divisor N − 1. */
function sampleStandardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  const scatter = values.reduce((total, value) => total + (value - centre) ** 2, 0);
  return Math.sqrt(scatter / (values.length - 1));
}

/** By linear interpolation between order statistics, at p(N − 1) counted from 0. */
function quantile(sorted: readonly number[], p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
