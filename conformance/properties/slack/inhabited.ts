import type { Question } from "../questions/question.ts";
import { IllPosed } from "./illPosed.ts";
import { reference } from "./reference.ts";

/** Below this an effective count has lost digits to gradual underflow, or is none at all. */
const least = 1e-300;

/**
 * Sees that no step of a trajectory starts with a component that doubles cannot count: its means and
 * covariances would be quotients of underflowing numbers, and refusing it is as good.
 *
 * @throws IllPosed
 */
export function requireInhabited({ data, theta: start, known, steps }: Question<"em">): void {
  let theta = start;
  for (let t = 0; t < steps; t++) {
    const { responsibilities } = reference("e_step", { op: "e_step", data, theta });
    const counts = theta.weights.map((_, k) =>
      responsibilities.reduce((sum, row) => sum + row[k], 0),
    );
    const k = counts.findIndex((count) => !(count >= least));
    if (k !== -1) throw new IllPosed(`component ${k} has an effective count of ${counts[k]}`);
    if (t + 1 < steps) theta = reference("em", { op: "em", data, theta, known, steps: 1 }).theta;
  }
}
