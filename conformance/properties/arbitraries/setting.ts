import fc from "fast-check";
import type { InputRange } from "./range.ts";
import type { Regime } from "./regimes.ts";

/** As many plain inputs as of all other kinds together. */
const plain = 6;

/** A range in which the regime is decided, and how weights and points are made in it. */
export interface Setting extends InputRange {
  readonly weights: "moderate" | "unequal";
  readonly points: "near the means" | "drawn" | "repeated";
}

/** How hard a regime is: from 0, where it is next to plain, to 1; and to which side. */
interface Hardness {
  readonly size: number;
  readonly down: boolean;
}

const moderate = { weights: "moderate", points: "near the means" } as const;
const power = (exponent: number) => Number(`1e${Math.round(exponent)}`);

/** Condition numbers to 10^8, offsets to 10^6 units, units from 10^−100 to 10^100, weights to 10^−12. */
const settings: Readonly<Record<Regime, (range: InputRange, hardness: Hardness) => Setting>> = {
  plain: (range) => ({ ...range, ...moderate }),
  drawn: (range) => ({ ...range, ...moderate, points: "drawn" }),
  "ill-conditioned": (range, { size }) => ({
    ...range,
    ...moderate,
    points: "drawn",
    condition: Math.max(range.condition, power(2 + 6 * size)),
  }),
  offset: (range, { size, down }) => ({
    ...range,
    ...moderate,
    offset: range.offset + (down ? -1 : 1) * power(6 * size),
  }),
  "extreme units": (range, { size, down }) => ({
    ...range,
    ...moderate,
    unit: range.unit * power(100 * (down ? -size : size)),
  }),
  "near-duplicates": (range) => ({ ...range, ...moderate, points: "repeated" }),
  "unequal weights": (range) => ({ ...range, ...moderate, weights: "unequal" }),
};

const steps = 20;

/** The regime of an input, among those of `range`. Shrinks to the plain one. */
export function settingsIn(range: InputRange): fc.Arbitrary<Setting> {
  const weighted = range.regimes.flatMap((regime) =>
    regime === "plain" ? Array.from({ length: plain }, () => regime) : [regime],
  );
  return fc
    .tuple(fc.constantFrom(...weighted), fc.nat({ max: steps }), fc.boolean())
    .map(([regime, size, down]) => settings[regime](range, { size: size / steps, down }));
}
