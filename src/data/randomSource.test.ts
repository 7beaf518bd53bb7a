import { expect, test } from "vitest";
import { randomSource, type Seed } from "./randomSource.ts";

const first = (seed: Seed, count = 5) => Array.from({ length: count }, randomSource(seed));

test("the same seed gives the same numbers, on every platform", () => {
  expect(first("moons")).toEqual(first("moons"));
  expect(first("moons", 3)).toEqual([0.8149371729039745, 0.5033068413457, 0.5477106295755121]);
});

test.each<[Seed, Seed]>([
  ["1", "11"],
  ["ab", "abab"],
  ["a", "a "],
  ["a", "a%20"],
  ["a", "š"],
  [0, 1],
  [1, -1],
])("%j and %j give different numbers", (one, other) => {
  expect(first(one)).not.toEqual(first(other));
});

test("a thousand neighbouring seeds give a thousand different numbers", () => {
  const seeds = Array.from({ length: 1000 }, (_, seed) => seed);
  expect(new Set(seeds.map((seed) => randomSource(seed)())).size).toBe(1000);
});

test("a number is the same seed as its text", () => {
  expect(first(12)).toEqual(first("12"));
});

test("a stream given as a seed is continued", () => {
  const stream = randomSource("s");
  const inOne = [...first(stream, 2), ...first(stream, 3)];
  expect(inOne).toEqual(first("s"));
});

test("streams do not disturb one another, nor Math.random", () => {
  const { random } = Math;
  const [one, other] = [randomSource("one"), randomSource("other")];
  const interleaved = Array.from({ length: 5 }, () => [one(), other()]);
  expect(interleaved.map(([value]) => value)).toEqual(first("one"));
  expect(interleaved.map(([, value]) => value)).toEqual(first("other"));
  expect(Math.random).toBe(random);
});

test("the numbers are uniform on [0, 1): a tenth of them in each tenth, within 4 standard errors", () => {
  const size = 10_000;
  const tenths = new Array<number>(10).fill(0);
  for (const u of first("uniform", size)) tenths[Math.floor(10 * u)]++;
  expect(tenths).toHaveLength(10);
  for (const count of tenths) expect(Math.abs(count - size / 10)).toBeLessThan(4 * Math.sqrt(900));
});

test.each<[string, unknown]>([
  ['seed: is "", not a well-formed text of at least 1 character', ""],
  ['seed: is "\\ud800", not a well-formed text of at least 1 character', "\ud800"],
  ["seed: has 256 bytes when percent-encoded, not at most 255", "x".repeat(256)],
  ["seed: is NaN, not a text or a finite number", Number.NaN],
  ["seed: is undefined, not a text or a finite number", undefined],
])("%s", (message, seed) => {
  expect(() => randomSource(seed as Seed)).toThrow(
    expect.objectContaining({ code: "invalid_input", message }),
  );
});
