import type { AnswerCase, Quantity, Tolerance } from "../cases/index.ts";
import { shortNumber } from "./number.ts";

/** The units of a quantity's entries: one, or from the smallest to the largest. */
function units(scale: Tolerance["scale"]): string {
  const flat = [scale].flat(3);
  const [least, largest] = [Math.min(...flat), Math.max(...flat)].map(shortNumber);
  return least === largest ? least : `the unit of each entry, ${least} to ${largest}`;
}

function allowed({ relative, scale }: Tolerance): string {
  if (relative === 0) return "bit for bit";
  const digits = (-Math.log10(relative)).toFixed(1);
  return `off by at most ${relative} × ${units(scale)} (${digits} digits)`;
}

/** What a fit may be off by beside, because it stops short of the fixed point. */
function stoppingShort({ operation, certificate }: AnswerCase): readonly string[] {
  const contraction = certificate.fixed_point?.contraction;
  if (operation !== "fit" || contraction === undefined) return [];
  return [
    `A fit stops short of the fixed point: beside this, it may be off by 10 × Δ/(1 − ρ), where Δ is what one more exact step changes, and ρ = ${shortNumber(contraction)}.`,
  ];
}

/** How far off an answer may be, quantity by quantity, and why. */
export function toleranceLines(golden: AnswerCase): readonly string[] {
  const quantities = Object.entries(golden.tolerance) as [Quantity, Tolerance][];
  return [
    ...quantities.flatMap(([name, tolerance]) => [
      `${name}: ${allowed(tolerance)}`,
      `  why: ${tolerance.why}`,
    ]),
    ...stoppingShort(golden),
  ];
}
