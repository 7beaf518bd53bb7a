import Table from "cli-table3";
import picocolors from "picocolors";
import type { GoldenCase } from "../cases/index.ts";

/** Columns with nothing but space between them. */
const bare = {
  chars: Object.fromEntries(
    "top,top-mid,top-left,top-right,bottom,bottom-mid,bottom-left,bottom-right,left,left-mid,mid,mid-mid,right,right-mid,middle"
      .split(",")
      .map((name) => [name, ""]),
  ),
  style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
};

/** Cases as a table, a row each. */
export function caseTable(cases: readonly GoldenCase[], colours: boolean): string {
  const pc = picocolors.createColors(colours);
  const head = ["id", "operation", "structure", "difficulty", "flags"].map((name) => pc.bold(name));
  const table = new Table({ ...bare, head });
  for (const { id, operation, input, difficulty, flags } of cases)
    table.push([id, operation, input.model.covariance_type, difficulty, pc.dim(flags.join(", "))]);
  return table.toString().replaceAll(/ +$/gm, "");
}
