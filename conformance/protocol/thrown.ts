import { printable } from "./printable.ts";

const mostCharacters = 500;

function textOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown) : `threw ${JSON.stringify(thrown)}`;
  } catch {
    return "threw something that cannot be shown";
  }
}

/** What somebody else's code threw, whatever it is, fit to be shown on one line. */
export function describeThrown(thrown: unknown): string {
  return printable(textOf(thrown), mostCharacters);
}
