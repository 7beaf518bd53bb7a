import { type RandomSource, randomSource } from "../../src/data/index.ts";
import type { Matrix } from "../../src/model/index.ts";
import type { DrawnSet } from "./drawnSet.ts";
import { lectureSets } from "./lecture.ts";
import { notebookSets } from "./notebook.ts";
import { pyprSets } from "./pypr.ts";
import { workbookSets } from "./workbook.ts";

/** Every data set that is drawn from a seed, in the order of the source texts. */
export const drawnSets: readonly DrawnSet[] = [
  ...workbookSets,
  ...lectureSets,
  ...pyprSets,
  ...notebookSets,
];

/** The rows of a data set as they are drawn, before they are rounded. */
export function drawn({ seeds, draw }: DrawnSet): Matrix {
  return draw(...seeds.map((seed): RandomSource => randomSource(seed)));
}
