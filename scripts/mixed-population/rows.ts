/** One row: its value, and the values it may take without moving an order statistic, in cents. */
export interface Row {
  readonly cents: number;
  readonly lowest: number;
  readonly highest: number;
}

/** A change of one row's value. */
export interface Move {
  readonly n: number;
  readonly by: number;
}

/** A row that stays as it is. */
export function fixedRow(cents: number): Row {
  return { cents, lowest: cents, highest: cents };
}

export function isFree(row: Row): boolean {
  return row.lowest < row.highest;
}

export function canMove(row: Row, by: number): boolean {
  return row.lowest <= row.cents + by && row.cents + by <= row.highest;
}

/** The rows after some moves. */
export function moved(rows: readonly Row[], moves: readonly Move[]): Row[] {
  const result = [...rows];
  for (const { n, by } of moves) result[n] = { ...result[n], cents: result[n].cents + by };
  return result;
}

export function centsOf(rows: readonly Row[]): number[] {
  return rows.map((row) => row.cents);
}

/** The places of the rows that may move. */
export function freePlaces(rows: readonly Row[]): number[] {
  return [...rows.keys()].filter((n) => isFree(rows[n]));
}
