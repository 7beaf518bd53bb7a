import { likelihoodLeft, type Optimum } from "./judgeOwnFit.ts";
import type { OwnFit } from "./ownFit.ts";

const mostDigits = 17;

/** Two different numbers in as many digits as tell them apart, at least six. */
function toldApart(a: number, b: number): readonly [string, string] {
  for (let digits = 6; digits < mostDigits; digits++) {
    const [first, second] = [a, b].map((value) => value.toPrecision(digits));
    if (first !== second) return [first, second];
  }
  return [String(a), String(b)];
}

/**
 * What is wrong with two fits of one seed: they end at optima whose likelihoods are farther apart than stopping short
 * of one limit explains.
 */
export function differentOptima(own: OwnFit, first: Optimum, again: Optimum): string | undefined {
  if (Math.abs(first.gain - again.gain) <= 2 * likelihoodLeft(own)) return undefined;
  const best = Number(own.best.expected.log_likelihood);
  const [one, other] = toldApart(best + first.gain, best + again.gain);
  return `two fits with seed ${own.request.seed} end at different optima: ${one} and ${other}`;
}
