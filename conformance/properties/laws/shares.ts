import type { Rows } from "../questions/question.ts";

/** N_k / N: the share of the points that each component is responsible for. */
export function sharesOf(responsibilities: Rows): number[] {
  return responsibilities[0].map(
    (_, k) => responsibilities.reduce((sum, row) => sum + row[k], 0) / responsibilities.length,
  );
}
