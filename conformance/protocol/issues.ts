import type { z } from "zod";
import { printable } from "./printable.ts";

const shown = 3;

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

/** What a schema had to say against a value: the first few places, each with its fault. */
export function describeIssues(error: z.ZodError): string {
  const told = error.issues
    .slice(0, shown)
    .map((issue) => `${placeOf(issue.path)}: ${issue.message}`.replace(/^: /, ""));
  const more = error.issues.length - shown;
  return printable(more > 0 ? `${told.join("; ")}; and ${more} more` : told.join("; "));
}
