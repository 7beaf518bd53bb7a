import { readFileSync } from "node:fs";
import type * as d3 from "d3-random";
import { afterEach, expect, test, vi } from "vitest";
import { normalDeviates } from "../../src/data/index.ts";
import { drawnFiles } from "./drawnFiles.ts";

/** What every normal deviate is multiplied by before it is scaled and shifted. */
const deviates = vi.hoisted(() => ({ factor: 1 }));

vi.mock("d3-random", async (original) => {
  const { randomNormal, ...others } = await original<typeof d3>();
  const source = (random: () => number) => {
    const standard = randomNormal.source(random)();
    return (mean = 0, deviation = 1) =>
      () =>
        mean + deviation * (standard() * deviates.factor);
  };
  return { ...others, randomNormal: { source } };
});

afterEach(() => {
  deviates.factor = 1;
  vi.restoreAllMocks();
});

const bit = 2 ** -52;

/** The drawn files that are not as committed. */
const differing = () =>
  drawnFiles()
    .filter(
      ({ file, text }) =>
        text !== readFileSync(new URL(`../../golden/datasets/${file}`, import.meta.url), "utf8"),
    )
    .map(({ file }) => file);

test.each([1 + bit, 1 - bit])("the same bytes, each normal deviate times %d", (factor) => {
  const plain = normalDeviates("s")();
  deviates.factor = factor;
  expect(normalDeviates("s")()).not.toBe(plain);
  expect(differing()).toEqual([]);
});

test.each([1 + bit, 1 - bit])("the same bytes, each cosine and sine times %d", (factor) => {
  const { cos, sin } = Math;
  const cosine = vi.spyOn(Math, "cos").mockImplementation((t) => factor * cos(t));
  const sine = vi.spyOn(Math, "sin").mockImplementation((t) => factor * sin(t));
  expect(differing()).toEqual([]);
  expect([cosine, sine].every((spy) => spy.mock.calls.length >= 3200)).toBe(true);
});

test("other bytes in every set, each normal deviate a millionth larger", () => {
  deviates.factor = 1 + 1e-6;
  expect(differing()).toEqual(drawnFiles().map(({ file }) => file));
});
