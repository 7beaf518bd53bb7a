import type { NumberTree } from "../protocol/index.ts";

/** Rows of cells as lines, every column as wide as its widest cell. */
export function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]))
      .join("  ")
      .trimEnd(),
  );
}

/** A number or numbers, each with all the digits that it has: `[1, 0.1]`. */
export function inDigits(tree: NumberTree): string {
  return typeof tree === "number" ? String(tree) : `[${tree.map(inDigits).join(", ")}]`;
}
