import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mapRows, readCsv } from "../../src/data/index.ts";
import { checkParameters, toRows } from "../../src/model/index.ts";
import { decimals } from "./decimals.ts";
import { drawnFiles } from "./drawnFiles.ts";
import { drawn, drawnSets } from "./drawnSets.ts";
import { notebook3d } from "./notebook3d.ts";
import { standardisedFiles } from "./standardisedFiles.ts";

const committed = (file: string) =>
  readFileSync(new URL(`../../golden/datasets/${file}`, import.meta.url), "utf8");

const tableOf = (name: string) => readCsv(committed(`${name}.csv`), name);
const rowsOf = (name: string) => toRows(tableOf(name).data);

const files = [...standardisedFiles(committed("old-faithful.csv")), ...drawnFiles()];

test.each(files)("$file is written again byte for byte", ({ file, text }) => {
  expect(text === committed(file)).toBe(true);
});

test("drawn values have at most six decimals", () => {
  for (const { file } of drawnFiles()) {
    const [, ...lines] = committed(file).trimEnd().split("\n");
    expect(lines.flatMap((line) => line.split(",")).join("\n")).toMatch(
      /^(-?\d+(\.\d{1,6})?\n)*-?\d+(\.\d{1,6})?$/,
    );
  }
});

test.each([
  ["workbook-population-1", 2000, ["x"]],
  ["workbook-population-2", 2000, ["x"]],
  ["workbook-combined", 4000, ["x"]],
  ["workbook-matched", 2100, ["x"]],
  ["galaxies", 6000, ["x1", "x2"]],
  ["moons-200", 200, ["x1", "x2"]],
  ["blobs", 1500, ["x1", "x2"]],
  ["blobs-spread", 1500, ["x1", "x2"]],
  ["moons", 1500, ["x1", "x2"]],
  ["circles", 1500, ["x1", "x2"]],
  ["blobs-sheared", 1500, ["x1", "x2"]],
  ["blobs-unequal", 610, ["x1", "x2"]],
  ["pypr-mixture", 1000, ["x1", "x2"]],
  ["notebook-2d", 500, ["x1", "x2"]],
  ["notebook-3d", 500, ["x1", "x2", "x3"]],
])("%s has %i rows of %j", (name, N, names) => {
  const { columns, data } = tableOf(name);
  expect([columns, data.rows]).toEqual([names, N]);
});

test("every data set that is drawn has another seed, but those from the same blobs or populations", () => {
  const seeds = drawnSets.map((set) => set.seeds.join(" and "));
  const repeated = seeds.filter((seed, i) => seeds.indexOf(seed) < i);
  expect(repeated).toEqual(["blobs 8", "blobs 8"]);
});

/** The mean and the covariance (divisor N) of rows. */
function momentsOf(rows: readonly number[][]) {
  const mean = rows[0].map((_, i) => rows.reduce((sum, x) => sum + x[i], 0) / rows.length);
  const covariance = mean.map((_, i) =>
    mean.map((_, j) => {
      const products = rows.map((x) => (x[i] - mean[i]) * (x[j] - mean[j]));
      return products.reduce((sum, value) => sum + value, 0) / rows.length;
    }),
  );
  return { mean, covariance };
}

interface Law {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

const identity = [
  [1, 0],
  [0, 1],
];

const laws: readonly Law[] = [
  { name: "workbook-population-1", from: 0, to: 2000, mean: [-5], covariance: [[0.49]] },
  { name: "workbook-population-2", from: 0, to: 2000, mean: [1], covariance: [[0.09]] },
  { name: "workbook-matched", from: 0, to: 1000, mean: [48], covariance: [[441]] },
  { name: "workbook-matched", from: 1000, to: 2100, mean: [112], covariance: [[225]] },
  { name: "galaxies", from: 0, to: 3000, mean: [5, 5], covariance: identity },
  {
    name: "galaxies",
    from: 3000,
    to: 6000,
    mean: [0, 0],
    covariance: [
      [12.25, 2.45],
      [2.45, 0.98],
    ],
  },
  {
    name: "notebook-2d",
    from: 0,
    to: 350,
    mean: [1, 1],
    covariance: [
      [0.6, 0],
      [0, 0.6],
    ],
  },
  {
    name: "notebook-2d",
    from: 350,
    to: 500,
    mean: [-1, -1],
    covariance: [
      [0.8, -0.3],
      [-0.3, 0.6],
    ],
  },
  ...[0, 1].map((k) => ({
    name: "notebook-3d",
    from: [0, 350][k],
    to: [350, 500][k],
    mean: notebook3d.means[k],
    covariance: notebook3d.covariances[k],
  })),
  {
    name: "pypr-mixture",
    from: 0,
    to: 1000,
    mean: [1.2, 2],
    covariance: [
      [3.04, 1.36],
      [1.36, 4.02],
    ],
  },
];

describe.each(laws)("rows $from to $to of $name, within 4 standard errors,", (law) => {
  const N = law.to - law.from;
  const { mean, covariance } = momentsOf(rowsOf(law.name).slice(law.from, law.to));
  const v = law.covariance;

  test("have the mean of the text", () => {
    mean.forEach((value, i) => {
      expect(Math.abs(value - law.mean[i])).toBeLessThan(4 * Math.sqrt(v[i][i] / N));
    });
  });

  test("have the covariance of the text", () => {
    for (let i = 0; i < v.length; i++)
      for (let j = 0; j < v.length; j++)
        expect(Math.abs(covariance[i][j] - v[i][j])).toBeLessThan(
          4 * Math.sqrt((v[i][j] ** 2 + v[i][i] * v[j][j]) / N),
        );
  });
});

test("the combined populations are the first, then the second", () => {
  const apart = [...rowsOf("workbook-population-1"), ...rowsOf("workbook-population-2")];
  expect(rowsOf("workbook-combined")).toEqual(apart);
});

test("the unequal blobs are the first 500, 100 and 10 of the three blobs", () => {
  const blobs = rowsOf("blobs");
  const firsts = [...blobs.slice(0, 500), ...blobs.slice(500, 600), ...blobs.slice(1000, 1010)];
  expect(rowsOf("blobs-unequal")).toEqual(firsts);
});

test("the sheared blobs are the blobs of the file times the matrix, rounded", () => {
  const sheared = mapRows(rowsOf("blobs"), [
    [0.60834549, -0.63667341],
    [-0.40887718, 0.85253229],
  ]);
  const values = toRows(sheared).map((row) => row.map((value) => Number(value.toFixed(decimals))));
  expect(rowsOf("blobs-sheared")).toEqual(values);
});

test.each([
  ["blobs", [1, 1, 1]],
  ["blobs-spread", [1, 2.5, 0.5]],
])("%s: the three are spread as told, and can be told apart", (name, spread) => {
  const blobs = [0, 1, 2].map((k) => momentsOf(rowsOf(name).slice(500 * k, 500 * (k + 1))));
  blobs.forEach(({ mean, covariance }, k) => {
    const variance = spread[k] ** 2;
    for (const i of [0, 1])
      expect(Math.abs(covariance[i][i] - variance)).toBeLessThan(4 * variance * Math.sqrt(2 / 500));
    blobs.slice(0, k).forEach((other, l) => {
      const distance = Math.hypot(mean[0] - other.mean[0], mean[1] - other.mean[1]);
      expect(distance).toBeGreaterThan(1.5 * (spread[k] + spread[l]));
    });
  });
});

test("the known parameters of the 3-D pair are those of the README, of six decimals", () => {
  checkParameters(notebook3d, 3);
  const numbers = [...notebook3d.means.flat(), ...notebook3d.covariances.flat(2)];
  const readme = committed("README.md");
  for (const value of numbers) {
    expect(Number(value.toFixed(decimals))).toBe(value);
    expect(readme).toContain(String(value));
  }
});

test("no value lies within 1e-11 of where rounding to six decimals turns", () => {
  const unit = 10 ** -decimals;
  const distances = drawnSets.flatMap((set) =>
    Array.from(drawn(set).values, (value) => {
      const units = Math.abs(value) / unit;
      return unit * Math.abs(units - Math.floor(units) - 0.5);
    }),
  );
  expect(Math.min(...distances)).toBeGreaterThan(1e-11);
});
