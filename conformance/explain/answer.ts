import type { AnswerCase } from "../cases/index.ts";
import type { WireValue } from "../protocol/index.ts";
import { modelLines } from "./input.ts";
import { named } from "./section.ts";
import { tensorLines } from "./tensor.ts";
import { counted } from "./words.ts";

/** The quantities that have an entry for every point. */
const perRow: ReadonlySet<string> = new Set([
  "log_density",
  "component_log_density",
  "responsibilities",
]);

/** A quantity, its entries labelled with their rows where it has one for every point. */
function quantityLines(
  name: string,
  value: WireValue,
  rows: readonly number[] | undefined,
): readonly string[] {
  if (!perRow.has(name) || !Array.isArray(value)) return named(name, tensorLines(value));
  const labels = rows ?? value.map((_, n) => n);
  return named(name, tensorLines(value, labels));
}

/** The right answer, rounded for the screen. */
export function answerLines({ expected }: AnswerCase): readonly string[] {
  const rows = "rows" in expected ? expected.rows : undefined;
  const model = "model" in expected ? expected.model : undefined;
  const others = ["rows", "model", "converged"];
  const quantities = Object.entries(expected).filter(([name]) => !others.includes(name));
  return [
    ...(rows ? [`a sample of ${counted(rows.length, "row")}, and sums over all of them`] : []),
    ...quantities.flatMap(([name, value]) => quantityLines(name, value as WireValue, rows)),
    ...(model ? modelLines(model) : []),
    ...("converged" in expected ? [`converged: ${expected.converged}`] : []),
    "(rounded to 6 digits; places and rows are counted from 0)",
  ];
}
