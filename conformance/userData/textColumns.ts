import { printable } from "../protocol/printable.ts";
import { isMissing, numberIn } from "./fields.ts";
import type { Line } from "./separator.ts";

/** What stands in a column, as far as it can be used. */
function kindOf(fields: readonly string[], decimalComma: boolean): "numbers" | "text" | "mixed" {
  const values = fields.filter((field) => !isMissing(field));
  const numbers = values.filter((field) => numberIn(field, decimalComma) !== undefined).length;
  if (numbers === 0) return "text";
  return numbers === values.length ? "numbers" : "mixed";
}

/**
 * Which columns to choose in place of one that holds text, as an option; empty where that would not help.
 */
export function otherColumns(
  place: number,
  names: readonly string[],
  body: readonly Line[],
  decimalComma: boolean,
): string {
  const kinds = names.map((_, c) =>
    kindOf(
      body.map(({ fields }) => fields[c] ?? ""),
      decimalComma,
    ),
  );
  const usable = names.filter((name, c) => kinds[c] === "numbers" && name !== "");
  if (kinds[place] !== "text" || usable.length === 0) return "";
  return `; choose columns of numbers: --columns ${printable(usable.join(","), 200)}`;
}
