const large = 2 ** 128;
const shift = 2 ** 256;

/**
 * ln of the product of positive values, for the root of |Σ|, which itself overflows at units of
 * 10^150 or in many dimensions. The product is kept in range by powers of two, which cost no
 * digit, instead of adding logs: ln 10^150 + ln 10^−150 would lose two of them.
 */
export function logOfProduct(values: Iterable<number>): number {
  let product = 1;
  let shifts = 0;
  for (const value of values) {
    product *= value;
    for (; product >= large; shifts++) product /= shift;
    for (; product < 1 / large; shifts--) product *= shift;
  }
  return Math.log(product) + shifts * 256 * Math.LN2;
}
