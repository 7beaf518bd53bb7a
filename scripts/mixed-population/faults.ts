import { describeAsPandas } from "./describe.ts";
import { earlyStoppedFit } from "./earlyStoppedFit.ts";
import { asFilePrints, asNumpyPrints, printed } from "./figures.ts";
import { splitAt } from "./intervals.ts";
import { twoMeansSplits } from "./twoMeansSplits.ts";

/** In what a column, in cents, differs from what the workbook prints; nothing if it will do. */
export function faultsOf(cents: readonly number[]): string[] {
  const values = cents.map((value) => value / 100);
  const splits = twoMeansSplits(values);
  const lower = cents.filter((value) => value < splitAt).length;
  return [
    ...differences("describe", Object.values(describeAsPandas(values)), wantedDescribe),
    ...differences("first rows", cents.slice(0, 10).map(asFilePrints), printed.firstRows),
    ...differences("2-means split", splits.map(String), [String(lower)]),
    ...differences("fit", earlyStoppedFit(cents, splitAt).map(asNumpyPrints), wantedFit),
  ];
}

const wantedDescribe = Object.values(printed.describe);
const wantedFit = [...printed.means, ...printed.standardDeviations, printed.weights[0]];

function differences(what: string, got: readonly string[], wanted: readonly string[]): string[] {
  const same = got.length === wanted.length && got.every((text, i) => text === wanted[i]);
  return same ? [] : [`${what}: ${got.join(", ")}, not ${wanted.join(", ")}`];
}
