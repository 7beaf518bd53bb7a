import { describe, expect, test } from "vitest";
import { toRows } from "../model/index.ts";
import { type BlobsOptions, blobs } from "./blobs.ts";

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe("blobs about given centres", () => {
  const size = 6000;
  const centres = [
    [-3, 0, 40],
    [7, 7, 0],
  ];
  const spread = [0.5, 4];
  const { data, labels } = blobs({ size, centres, spread, seed: "b" });

  test.each([0, 1])("blob %i is round about its centre, within 4 standard errors", (k) => {
    const rows = toRows(data).filter((_, n) => labels[n] === k);
    const variance = spread[k] ** 2;
    centres[k].forEach((centre, i) => {
      const deviations = rows.map((x) => x[i] - centre);
      const squares = deviations.map((deviation) => deviation ** 2);
      const N_k = rows.length;
      expect(Math.abs(average(deviations))).toBeLessThan(4 * Math.sqrt(variance / N_k));
      expect(Math.abs(average(squares) - variance)).toBeLessThan(4 * variance * Math.sqrt(2 / N_k));
    });
  });
});

test("what cannot be shared evenly goes to the first blobs", () => {
  const { labels } = blobs({ size: 5, centres: 3, seed: "b" });
  expect(labels).toEqual([0, 0, 1, 1, 2]);
});

test("there are three blobs in the plane, of spread 1, unless told", () => {
  const set = blobs({ size: 30, seed: "b" });
  expect(set).toEqual(blobs({ size: 30, centres: 3, dimensions: 2, spread: 1, seed: "b" }));
  expect([set.data.columns, Math.max(...set.labels)]).toEqual([2, 2]);
});

test("centres are drawn evenly in the box from −10 to 10", () => {
  const K = 2000;
  const { data } = blobs({ size: K, centres: K, dimensions: 1, spread: 1e-9, seed: "b" });
  const x = Array.from(data.values);
  expect(Math.min(...x)).toBeGreaterThan(-10.01);
  expect(Math.max(...x)).toBeLessThan(10.01);
  expect(Math.abs(average(x))).toBeLessThan(4 * Math.sqrt(400 / 12 / K));
  const standardError = Math.sqrt((20 ** 4 / 80 - (400 / 12) ** 2) / K);
  expect(Math.abs(average(x.map((value) => value ** 2)) - 400 / 12)).toBeLessThan(
    4 * standardError,
  );
});

test("blobs are fixed by the seed", () => {
  expect(blobs({ size: 9, seed: "1" })).toEqual(blobs({ size: 9, seed: "1" }));
  expect(blobs({ size: 9, seed: "1" })).not.toEqual(blobs({ size: 9, seed: "11" }));
});

test.each<[object, string]>([
  [{ size: 0 }, "size: is 0, not a whole number of at least 1"],
  [{ centres: 0 }, "centres: is 0, not a whole number of at least 1"],
  [{ dimensions: 0 }, "dimensions: is 0, not a whole number of at least 1"],
  [{ centres: [] }, "centres: are empty; at least 1 centre of at least 1 dimension is needed"],
  [{ centres: [[1, 2], [3]] }, "centres[1]: has 1 values, not 2 as centres[0] has"],
  [{ centres: [[1, 1 / 0]] }, "centres[0][1]: is Infinity, not a finite number"],
  [{ spread: 0 }, "spread: is 0, not above 0"],
  [{ spread: [1, 2] }, "spread: is [1,2], not a number or 3 of them"],
  [{ spread: [1, 2, -3] }, "spread[2]: is -3, not above 0"],
])("%j are refused", (change, message) => {
  const options = { size: 9, seed: "s", ...change } as BlobsOptions;
  expect(() => blobs(options)).toThrow(expect.objectContaining({ code: "invalid_input", message }));
});
