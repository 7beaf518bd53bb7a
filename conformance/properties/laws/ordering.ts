import fc from "fast-check";

/** Keys to sort by: an order of any number of things. Shrinks to the order as given. */
export const sortingKeys: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 99 }), {
  minLength: 12,
  maxLength: 12,
});

/** `values` in the order of `keys`. */
export function reordered<Value>(values: readonly Value[], keys: readonly number[]): Value[] {
  const key = (index: number) => keys[index % keys.length];
  return values
    .map((value, index) => ({ value, index }))
    .sort((a, b) => key(a.index) - key(b.index) || a.index - b.index)
    .map(({ value }) => value);
}
