import type { Answer, Rows } from "../questions/question.ts";

/** `row`, made to sum to 1. */
export function normalised(row: readonly number[]): number[] {
  const total = row.reduce((sum, share) => sum + share, 0);
  return row.map((share) => share / total);
}

/** q(z_n) for every point, of `numbers`: shrinks to one component for each point. */
export function drawn(numbers: readonly number[], shape: Rows): Rows {
  return shape.map((row, n) =>
    normalised(
      row.map(
        (_, k) => numbers[(n * row.length + k) % numbers.length] + (k === n % row.length ? 1 : 0),
      ),
    ),
  );
}

/** Σ_k q_k (a_k − ln q_k), in which a component without a share has no term. */
export function bound(q: readonly number[], a: readonly number[]): number {
  return q.reduce(
    (sum, share, k) => (share === 0 ? sum : sum + share * (a[k] - Math.log(share))),
    0,
  );
}

/** The sum of the sizes of the terms of `bound`. */
export function sizeOfBound(q: readonly number[], a: readonly number[]): number {
  return q.reduce(
    (sum, share, k) =>
      share === 0 ? sum : sum + share * (Math.abs(a[k]) + Math.abs(Math.log(share))),
    0,
  );
}

/** ln π_k + ln N(x_n|μ_k, Σ_k) for every point and component. */
export function logJoint(
  { componentLogDensity }: Answer<"log_density">,
  weights: readonly number[],
): Rows {
  return componentLogDensity.map((row) => row.map((log, k) => log + Math.log(weights[k])));
}

/** Σ_n of a term. */
export const overPoints = (N: number, term: (n: number) => number): number =>
  Array.from({ length: N }, (_, n) => term(n)).reduce((sum, value) => sum + value, 0);

/** Σ_k q_k v_k, in which a component without a share has no term. */
export const dot = (q: readonly number[], values: readonly number[]): number =>
  q.reduce((sum, share, k) => (share === 0 ? sum : sum + share * values[k]), 0);
