const digits = 6;

/** A number for the screen, of six significant digits; a name such as NaN as it is. */
export function shortNumber(value: number | string): string {
  return typeof value === "string" ? value : String(Number(value.toPrecision(digits)));
}
