import { describe, expect, test } from "vitest";
import { toRows } from "../model/index.ts";
import { circles } from "./circles.ts";
import type { LabelledRows } from "./labelledRows.ts";
import { moons } from "./moons.ts";

const pointsOf = ({ data, labels }: LabelledRows, label: number) =>
  toRows(data).filter((_, n) => labels[n] === label);

/** The angles of points about a centre, from one to the next, in turns. */
function stepsAbout(centre: readonly number[], points: readonly number[][]): number[] {
  const angles = points.map(([x, y]) => Math.atan2(y - centre[1], x - centre[0]));
  return angles.slice(1).map((angle, i) => {
    const step = (angle - angles[i]) / (2 * Math.PI);
    return step - Math.floor(step);
  });
}

function expectRadius(radius: number, centre: readonly number[], points: readonly number[][]) {
  for (const [x, y] of points)
    expect(Math.hypot(x - centre[0], y - centre[1])).toBeCloseTo(radius, 14);
}

describe("moons without noise", () => {
  const set = moons({ size: 101, seed: "m" });
  const [upper, lower] = [pointsOf(set, 0), pointsOf(set, 1)];

  test("are two halves, the odd point in the second", () => {
    expect([upper.length, lower.length]).toEqual([50, 51]);
  });

  test("lie on half circles of radius 1 about (0, 0) and (1, 1/2)", () => {
    expectRadius(1, [0, 0], upper);
    expectRadius(1, [1, 0.5], lower);
    expect(upper.every(([, y]) => y >= 0)).toBe(true);
    expect(lower.every(([, y]) => y <= 0.5)).toBe(true);
  });

  test("are evenly spaced from end to end", () => {
    for (const step of stepsAbout([0, 0], upper)) expect(step).toBeCloseTo(0.5 / 49, 12);
    for (const step of stepsAbout([1, 0.5], lower)) expect(step).toBeCloseTo(0.5 / 50, 12);
    const ends = [upper[0], upper[49], lower[0], lower[50]].flat();
    const expected = [1, 0, -1, 0, 0, 0.5, 2, 0.5];
    expect(ends).toEqual(expected.map((value) => expect.closeTo(value, 14)));
  });

  test("of two points are the beginnings of the moons", () => {
    expect(toRows(moons({ size: 2, seed: "m" }).data)).toEqual([
      [1, 0],
      [0, 0.5],
    ]);
  });
});

describe("circles without noise", () => {
  const set = circles({ size: 101, factor: 0.25, seed: "c" });
  const [outer, inner] = [pointsOf(set, 0), pointsOf(set, 1)];

  test("have radius 1 and the factor", () => {
    expectRadius(1, [0, 0], outer);
    expectRadius(0.25, [0, 0], inner);
  });

  test("are divided evenly, with no point twice", () => {
    for (const step of stepsAbout([0, 0], outer)) expect(step).toBeCloseTo(1 / 50, 12);
    for (const step of stepsAbout([0, 0], inner)) expect(step).toBeCloseTo(1 / 51, 12);
    expect([outer[0], inner[0]]).toEqual([
      [1, 0],
      [0.25, 0],
    ]);
  });

  test("have factor 0.8 unless told", () => {
    expectRadius(0.8, [0, 0], pointsOf(circles({ size: 10, seed: "c" }), 1));
  });
});

describe.each([
  ["moons", moons],
  ["circles", circles],
])("noise on %s", (_, generate) => {
  const size = 4000;
  const noise = 0.05;
  const clean = generate({ size, seed: "n" }).data.values;
  const noisy = generate({ size, noise, seed: "n" }).data.values;

  test("is normal with that standard deviation, within 4 standard errors", () => {
    const added = Array.from(noisy, (value, i) => value - clean[i]);
    const mean = added.reduce((sum, e) => sum + e, 0) / added.length;
    const variance = added.reduce((sum, e) => sum + e * e, 0) / added.length;
    expect(Math.abs(mean)).toBeLessThan((4 * noise) / Math.sqrt(added.length));
    const standardError = noise ** 2 * Math.sqrt(2 / added.length);
    expect(Math.abs(variance - noise ** 2)).toBeLessThan(4 * standardError);
  });

  test("is fixed by the seed", () => {
    expect(generate({ size, noise, seed: "n" }).data.values).toEqual(noisy);
    expect(generate({ size, noise, seed: "nn" }).data.values).not.toEqual(noisy);
  });
});

test.each<[() => unknown, string]>([
  [() => moons({ size: 1, seed: "s" }), "size: is 1, not a whole number of at least 2"],
  [() => moons({ size: 10, noise: -0.1, seed: "s" }), "noise: is -0.1, not at least 0"],
  [() => circles({ size: 10, noise: Number.NaN, seed: "s" }), "noise: is NaN, not a finite number"],
  [() => circles({ size: 10, factor: 1, seed: "s" }), "factor: is 1, not from 0 to below 1"],
  [() => circles({ size: 10, factor: -0.5, seed: "s" }), "factor: is -0.5, not from 0 to below 1"],
])("%s is refused", (call, message) => {
  expect(call).toThrow(expect.objectContaining({ code: "invalid_input", message }));
});
