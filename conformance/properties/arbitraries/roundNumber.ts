import fc from "fast-check";

/** `value` at the decimals of `grid`, a power of ten: 0.30000000000000004 becomes 0.3. */
export function roundTo(value: number, grid: number): number {
  const digits = Math.floor(Math.log10(Math.abs(value))) - Math.round(Math.log10(grid)) + 1;
  if (digits < 1 || value === 0) return 0;
  return digits > 17 ? value : Number(value.toPrecision(digits));
}

/** A power of ten three digits below `value`. */
export function gridBelow(value: number): number {
  return 10 ** (Math.floor(Math.log10(value)) - 3);
}

/** Decimals between −`limit` and `limit`, a whole number, with up to three places; shrinks to integers. */
export function roundNumber(limit: number): fc.Arbitrary<number> {
  const decimals = (places: number) => {
    const size = limit * 10 ** places;
    return fc.integer({ min: -size, max: size }).map((value) => value / 10 ** places);
  };
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: decimals(0) },
    { weight: 2, arbitrary: decimals(1) },
    { weight: 4, arbitrary: decimals(3) },
  );
}
