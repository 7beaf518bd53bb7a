/** Σ_i a_i b_i. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, i) => total + value * b[i], 0);
}

/** Σ_n v_n v_nᵀ over some vectors. */
export function gram(vectors: readonly (readonly number[])[]): number[][] {
  const entry = (i: number, j: number) => vectors.reduce((total, v) => total + v[i] * v[j], 0);
  return vectors[0].map((_, i) => vectors[0].map((__, j) => entry(i, j)));
}

/** The y with A y = b, for a symmetric positive definite A, by elimination. */
export function solveSymmetric(A: readonly (readonly number[])[], b: readonly number[]): number[] {
  if (b.length === 0) return [];
  const [[pivot, ...right]] = A;
  const factors = right.map((value) => value / pivot);
  const remaining = A.slice(1).map((row, i) =>
    right.map((value, j) => row[j + 1] - factors[i] * value),
  );
  const y = solveSymmetric(
    remaining,
    b.slice(1).map((value, i) => value - factors[i] * b[0]),
  );
  return [(b[0] - dot(right, y)) / pivot, ...y];
}
