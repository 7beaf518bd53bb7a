import type { MixtureParameters } from "../model/index.ts";
import { type Coordinate, largestOf, valuesAt, withValues } from "./coordinates.ts";
import type { StepInDoubles } from "./standStill.ts";

const differenceStep = 2 ** -17;

/** ∂(step)/∂θ by central differences, in units of each coordinate's scale. */
export function jacobian(
  theta: MixtureParameters,
  nearby: StepInDoubles,
  coordinates: readonly Coordinate[],
): number[][] {
  const centre = valuesAt(theta, coordinates);
  const oneLess = (weights: readonly number[]) =>
    1 - weights.reduce((sum, weight) => sum + weight, 0);
  const image = (c: number, h: number) => {
    const moved = centre.map((value, j) => (j === c ? value + h * coordinates[j].unit : value));
    return valuesAt(nearby(withValues(theta, coordinates, moved, oneLess)), coordinates);
  };
  const columns = coordinates.map((_, c) => {
    const room = coordinates[c].group === "weights" ? Math.min(...theta.weights) / 2 : 1;
    const h = Math.min(differenceStep, room);
    const [above, below] = [image(c, h), image(c, -h)];
    return coordinates.map(({ unit }, r) => (above[r] - below[r]) / (2 * h * unit));
  });
  return coordinates.map((_, r) => columns.map((column) => column[r]));
}

/** The largest modulus of J's eigenvalues, by the power method (EM's are real and not negative). */
export function spectralRadius(J: readonly (readonly number[])[]): number {
  let vector: readonly number[] = J.map((_, c) => 1 + c / J.length);
  let radius = 0;
  for (let round = 0; round < 1000 && J.length > 0; round++) {
    const image = J.map((row) => row.reduce((sum, value, c) => sum + value * vector[c], 0));
    const next = largestOf(image);
    if (next === 0) return 0;
    vector = image.map((value) => value / next);
    if (Math.abs(next - radius) < 1e-9 * next) return next;
    radius = next;
  }
  return radius;
}
