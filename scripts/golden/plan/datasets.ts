import { readFileSync } from "node:fs";
import { readCsv } from "../../../src/data/index.ts";
import { toRows } from "../../../src/model/index.ts";
import { datasetPath } from "../places.ts";
import type { Source } from "./scenario.ts";

const titles = {
  "old-faithful": "Old Faithful",
  "old-faithful-standardised": "Old Faithful, standardised (divisor N)",
  "old-faithful-standardised-n-1": "Old Faithful, standardised (divisor N − 1)",
  "mixed-population": "the reconstructed mixed population",
  "workbook-population-1": "the workbook's first population",
  "workbook-population-2": "the workbook's second population",
  "workbook-combined": "the workbook's two populations together",
  "workbook-matched": "the workbook's mixture matched by hand",
  galaxies: "the two galaxies",
  "moons-200": "200 points of two moons",
  blobs: "three blobs",
  "blobs-spread": "three blobs of different spread",
  moons: "two moons",
  circles: "two circles",
  "blobs-sheared": "three blobs, sheared",
  "blobs-unequal": "three blobs of 500, 100 and 10 points",
  "pypr-mixture": "PyPR's mixture of three",
  "notebook-2d": "the notebook's pair in two dimensions",
  "notebook-3d": "the notebook's pair in three dimensions",
} as const;

export type DatasetName = keyof typeof titles;

const loaded = new Map<DatasetName, Source>();

/** A data set of the corpus, as the cases on it begin. Its rows are read once. */
export function dataset(name: DatasetName): Source {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const rows = toRows(readCsv(readFileSync(datasetPath(name), "utf8"), `${name}.csv`).data);
  const source = { folder: name, name, title: titles[name], rows, dataset: name };
  loaded.set(name, source);
  return source;
}

/** Rows that stand in the cases themselves. */
export function inline(
  folder: string,
  name: string,
  title: string,
  rows: readonly (readonly number[])[],
): Source {
  return { folder, name, title, rows };
}
