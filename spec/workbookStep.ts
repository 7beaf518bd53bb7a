/** What the workbook's program holds between two executions of its cell. */
export interface WorkbookState {
  readonly means: readonly number[];
  readonly variances: readonly number[];
  readonly weights: readonly number[];
}

interface Variant {
  /** Means and variances are integer arrays, as the workbook's are. */
  readonly integers?: boolean;
  /** The small number stands in the denominator of the E step, too, as in the workbook; true by default. */
  readonly epsilonInEStep?: boolean;
}

const epsilon = 1e-8;

function density(x: number, mean: number, deviation: number): number {
  return Math.exp(-(((x - mean) / deviation) ** 2) / 2) / Math.sqrt(2 * Math.PI) / deviation;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** One execution of the cell in which the workbook (11.7.2) has its step, as it is written: two populations on the line. */
export function workbookStep(
  x: readonly number[],
  { means, variances, weights }: WorkbookState,
  { integers = false, epsilonInEStep = true }: Variant = {},
): WorkbookState {
  const stored = (value: number) => (integers ? Math.trunc(value) : value);
  const joint = means.map((mean, j) =>
    x.map((value) => density(value, mean, Math.sqrt(variances[j])) * weights[j]),
  );
  const denominators = x.map((_, n) => joint[0][n] + joint[1][n] + (epsilonInEStep ? epsilon : 0));
  const b = joint.map((row) => row.map((value, n) => value / denominators[n]));
  const counts = b.map((row) => sum(row.map((value) => value + epsilon)));
  const newMeans = b.map((row, j) => stored(sum(row.map((value, n) => value * x[n])) / counts[j]));
  const newVariances = b.map((row, j) =>
    stored(sum(row.map((value, n) => value * (x[n] - newMeans[j]) ** 2)) / counts[j]),
  );
  return {
    means: newMeans,
    variances: newVariances,
    weights: b.map((row) => sum(row) / x.length),
  };
}
