import { rounded } from "../../src/data/index.ts";
import { csvText } from "./csvText.ts";
import type { DatasetFile } from "./datasetFile.ts";
import { decimals } from "./decimals.ts";
import { drawn, drawnSets } from "./drawnSets.ts";

/** `x` in one dimension, else `x1`, `x2` and so on. */
function columnNames(D: number): readonly string[] {
  return D === 1 ? ["x"] : Array.from({ length: D }, (_, i) => `x${i + 1}`);
}

/** The data sets that are drawn, rounded to six decimals. */
export function drawnFiles(): readonly DatasetFile[] {
  return drawnSets.map((set) => {
    const data = rounded(drawn(set), decimals);
    return { file: `${set.name}.csv`, text: csvText(columnNames(data.columns), data) };
  });
}
