/** 1, 2, ..., size: the indices of the book. */
export function indices(size: number): readonly number[] {
  return Array.from({ length: size }, (_, i) => i + 1);
}
