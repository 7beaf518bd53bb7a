import fc from "fast-check";
import type { MixtureParameters } from "../../../src/model/index.ts";
import { placed, type Shape } from "./parameters.ts";
import type { InputRange } from "./range.ts";
import { roundNumber } from "./roundNumber.ts";
import { responsibilityRow } from "./shares.ts";

/** A point before θ is known: which mean it lies about, and how far; and who is responsible for it. */
interface Sketch {
  readonly near: number;
  readonly away: readonly number[];
  readonly shares: readonly number[];
}

/** Points about the means of a mixture, each with a row of responsibilities. Shrinks to few rows. */
export function sketches(
  { K, D }: Shape,
  { maxPoints }: InputRange,
  minPoints: number,
): fc.Arbitrary<Sketch[]> {
  const sketch = fc.record({
    near: fc.nat({ max: K - 1 }),
    away: fc.array(roundNumber(3), { minLength: D, maxLength: D }),
    shares: responsibilityRow(K),
  });
  const minLength = Math.min(minPoints, maxPoints);
  return fc.array(sketch, { minLength, maxLength: maxPoints, size: "max" });
}

/** The data that sketches stand for: within three units of a mean in every dimension. */
export function pointsAbout(
  { means }: MixtureParameters,
  sketched: readonly Sketch[],
  range: InputRange,
): number[][] {
  const { unit, offset } = range;
  return sketched.map(({ near, away }) =>
    means[near].map((mean, i) => placed(mean / unit - offset + away[i], range)),
  );
}
