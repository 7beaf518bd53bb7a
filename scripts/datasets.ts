/** Writes the data sets that are computed from others: `npm run datasets`. */
import { readFileSync, writeFileSync } from "node:fs";
import { readCsv, standardise, type VarianceDivisor } from "../src/data/index.ts";
import { toRows } from "../src/model/index.ts";

const folder = new URL("../golden/datasets/", import.meta.url);

const standardised: readonly { readonly file: string; readonly divisor: VarianceDivisor }[] = [
  { file: "old-faithful-standardised.csv", divisor: "N" },
  { file: "old-faithful-standardised-n-1.csv", divisor: "N-1" },
];

const raw = readCsv(readFileSync(new URL("old-faithful.csv", folder), "utf8"), "old-faithful.csv");
for (const { file, divisor } of standardised) {
  const lines = [raw.columns, ...toRows(standardise(raw.data, divisor))].map((row) =>
    row.join(","),
  );
  writeFileSync(new URL(file, folder), `${lines.join("\n")}\n`);
  console.log(`golden/datasets/${file}`);
}
