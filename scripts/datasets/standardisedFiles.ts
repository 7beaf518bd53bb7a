import { readCsv, standardise, type VarianceDivisor } from "../../src/data/index.ts";
import { csvText } from "./csvText.ts";
import type { DatasetFile } from "./datasetFile.ts";

const divisors: Readonly<Record<string, VarianceDivisor>> = {
  "old-faithful-standardised.csv": "N",
  "old-faithful-standardised-n-1.csv": "N-1",
};

/** Old Faithful standardised, from the text of its CSV. */
export function standardisedFiles(oldFaithful: string): readonly DatasetFile[] {
  const { columns, data } = readCsv(oldFaithful, "old-faithful.csv");
  return Object.entries(divisors).map(([file, divisor]) => ({
    file,
    text: csvText(columns, standardise(data, divisor)),
  }));
}
