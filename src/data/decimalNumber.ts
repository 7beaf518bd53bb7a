/** Decimal digits, a point, an exponent: no `0x10`, no `1_000`, no `Infinity`. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that a text writes in decimals; undefined where it is none. Beyond the range of doubles it is infinite. */
export function decimalNumber(text: string): number | undefined {
  return decimal.test(text) ? Number(text) : undefined;
}
