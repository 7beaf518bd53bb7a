import { equationOf } from "../cases/index.ts";
import type { CaseEvent } from "../check/index.ts";
import type { Comparison } from "../compare/index.ts";

const digits = (count: number) => count.toFixed(1);

/** What is wrong with a quantity: place, expected, got, digits. */
function describeComparison(comparison: Comparison, equations: readonly string[]): string {
  const { quantity, misshapen, worst, digits: correct, attainable } = comparison;
  const equation = equationOf(quantity, equations);
  const name = equation === undefined ? `${quantity} (known)` : `(${equation}) ${quantity}`;
  if (misshapen !== undefined) return `${name}: ${misshapen}`;
  if (worst === undefined) return name;
  const place = worst.place.map((index) => `[${index}]`).join("");
  return `${name}${place}: expected ${worst.expected}, got ${worst.got}; ${digits(correct)} correct digits of ${digits(attainable)} attainable`;
}

/** Everything that is wrong in one case, a line each. */
export function describeFailure(event: CaseEvent): readonly string[] {
  const wrong = event.comparisons.filter(({ passed }) => !passed);
  const detail = event.detail === undefined ? [] : [event.detail];
  const lines = wrong.map((comparison) => describeComparison(comparison, event.equations));
  const asked = event.attempt === undefined ? "" : `asked ${event.attempt}: `;
  return [...detail, ...lines].map((line) => `${asked}${line}`);
}
