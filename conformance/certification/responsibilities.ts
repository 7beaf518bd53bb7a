import { eStep } from "../../src/float64/index.ts";
import { type MixtureParameters, toRows } from "../../src/model/index.ts";

const decimals = 1e4;

/** A row in whole ten-thousandths, the last what the others leave of 1; the largest gives what they exceed it by. */
function rounded(row: readonly number[]): readonly number[] {
  const others = row.slice(0, -1).map((value) => Math.round(value * decimals));
  const rest = decimals - others.reduce((sum, value) => sum + value, 0);
  if (rest < 0) others[others.indexOf(Math.max(...others))] += rest;
  return [...others, Math.max(0, rest)].map((value) => value / decimals);
}

/**
 * Responsibilities (N×K) to four decimals, for the question of an M step: near those of an E step,
 * and few enough digits to be written down exactly.
 */
export function roundedResponsibilities(
  data: readonly (readonly number[])[],
  model: MixtureParameters,
): readonly (readonly number[])[] {
  return toRows(eStep(data, model)).map(rounded);
}
