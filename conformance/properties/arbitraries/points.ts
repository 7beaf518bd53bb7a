import fc from "fast-check";
import type { MixtureParameters } from "../../../src/model/index.ts";
import { type Draw, drawnPoint } from "./drawnPoint.ts";
import { placed } from "./parameters.ts";
import type { InputRange } from "./range.ts";
import { roundNumber } from "./roundNumber.ts";
import type { Setting } from "./setting.ts";
import type { Shape } from "./shape.ts";
import { responsibilityRow } from "./shares.ts";

/** A point before θ is known, and who is responsible for it. */
interface Sketch {
  readonly place: Place;
  readonly shares: readonly number[];
}

/** Where a point lies: about a mean, where a mixture has it, or at an earlier point. */
type Place =
  | { readonly kind: "near"; readonly mean: number; readonly away: readonly number[] }
  | { readonly kind: "drawn"; readonly draw: Draw }
  | { readonly kind: "again"; readonly point: number; readonly bits: number };

function near({ K, D }: Shape): fc.Arbitrary<Place> {
  return fc.record({
    kind: fc.constant("near"),
    mean: fc.nat({ max: K - 1 }),
    away: fc.array(roundNumber(3), { minLength: D, maxLength: D }),
  });
}

const uniform = fc.nat({ max: 999 }).map((value) => value / 1000);

function drawn({ D }: Shape): fc.Arbitrary<Place> {
  const draw = fc.record({
    component: uniform,
    radii: fc.array(uniform, { minLength: D, maxLength: D }),
    angles: fc.array(uniform, { minLength: D, maxLength: D }),
  });
  return draw.map((values) => ({ kind: "drawn", draw: values }));
}

/** The point of some rows before, to the last bits. */
const again: fc.Arbitrary<Place> = fc.record({
  kind: fc.constant("again"),
  point: fc.nat({ max: 99 }),
  bits: fc.integer({ min: -3, max: 3 }),
});

const places: Readonly<Record<Setting["points"], (shape: Shape) => fc.Arbitrary<Place>>> = {
  "near the means": near,
  drawn,
  repeated: (shape) =>
    fc.oneof({ weight: 2, arbitrary: near(shape) }, { weight: 1, arbitrary: again }),
};

/** Points of a mixture, each with a row of responsibilities. Shrinks to few rows. */
export function sketches(
  shape: Shape,
  { maxPoints, points }: Setting,
  minPoints: number,
): fc.Arbitrary<Sketch[]> {
  const sketch = fc.record({ place: places[points](shape), shares: responsibilityRow(shape.K) });
  const minLength = Math.min(minPoints, maxPoints);
  return fc.array(sketch, { minLength, maxLength: maxPoints, size: "max" });
}

function nearMean({ means }: MixtureParameters, range: InputRange) {
  const { unit, offset } = range;
  return (k: number, away: readonly number[]) =>
    means[k].map((mean, i) => placed(mean / unit - offset + away[i], range));
}

/** The data that sketches stand for. */
export function pointsOf(
  theta: MixtureParameters,
  sketched: readonly Sketch[],
  range: InputRange,
): number[][] {
  const about = nearMean(theta, range);
  const data: number[][] = [];
  for (const { place } of sketched)
    switch (place.kind) {
      case "near":
        data.push(about(place.mean, place.away));
        break;
      case "drawn":
        data.push(drawnPoint(theta, place.draw, range));
        break;
      case "again": {
        const earlier = data[place.point % Math.max(1, data.length)] ?? theta.means[0];
        data.push(earlier.map((x) => x * (1 + place.bits * Number.EPSILON)));
      }
    }
  return data;
}
