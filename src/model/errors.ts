/** What can go wrong, as a caller or an adapter is told of it. */
export const errorCodes = [
  "invalid_input",
  "singular_covariance",
  "empty_component",
  "not_converged",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * The one expected kind of failure: what is wrong, where, and what would be right.
 * The message reads `where: what`, as in
 * `weights: sum to 0.9, not 1 (component weights 0.5, 0.4)`.
 */
export class GmmError extends Error {
  override readonly name = "GmmError";

  constructor(
    readonly code: ErrorCode,
    readonly where: string,
    what: string,
  ) {
    super(`${where}: ${what}`);
  }
}

const longestWritten = 80;

/** A value that a caller passed, as a message has it: numbers by name, the rest as JSON, not at length. */
export function asWritten(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? typeof value);
  return text.length > longestWritten ? `${text.slice(0, longestWritten)} …` : text;
}

class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** A failure that only a fault in this project can cause. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new InvariantError(`cannot happen: ${what}`);
}
