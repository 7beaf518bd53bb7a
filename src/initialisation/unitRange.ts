/** The differences below which squares would underflow, in units of the largest. */
const finest = 2 ** -500;

/** Numbers divided by a power of two, so that the largest lies between 1 and 2: no digit changes. */
function scaled(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const largest = rows.reduce((most, row) => Math.max(most, ...row.map(Math.abs)), 0);
  if (largest === 0) return rows;
  const unit = 2 ** Math.floor(Math.log2(largest));
  return rows.map((row) => row.map((value) => value / unit));
}

/**
 * Rows as seen from the first of them, in the unit of the largest difference. Squared distances
 * then neither overflow nor underflow, whatever the units of the data.
 */
export function unitRange(rows: readonly (readonly number[])[]): number[][] {
  const near = scaled(rows);
  const differences = near.map((row) => row.map((value, i) => value - near[0][i]));
  return scaled(differences).map((row) => row.map((value) => Math.round(value / finest) * finest));
}
