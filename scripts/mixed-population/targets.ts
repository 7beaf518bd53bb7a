import { ridge } from "./earlyStoppedFit.ts";
import { printed } from "./figures.ts";
import { dot } from "./linearSystem.ts";

/** What the printed figures say of the data, in hundredths of their unit ("cents"). */

const N = Number(printed.describe.count);
const printedFit = [...printed.means, ...printed.standardDeviations].map(Number);

/** Σ_n x_n: the only whole number that gives the printed mean. */
export const sum = Math.round(100 * N * Number(printed.describe.mean));

/**
 * Σ_n x_n². An M step keeps the second moment (and adds the ridge to it), so the printed fit
 * gives this to within three units; a square is even when its root is, so its parity is the sum's.
 */
export const sumOfSquares = nearestOfParity(1e4 * N * secondMoment(printedFit), sum % 2);

/**
 * The fit to aim at: [mean 1, mean 2, sd 1, sd 2, weight 1]. No data have the printed figures
 * exactly, for these are rounded: of those that data with these sums can have, the nearest.
 */
export const fit = consistentFit();

function consistentFit(): number[] {
  const step = 1e-3;
  const slopes = printedFit.map((_, f) => {
    const raised = printedFit.with(f, printedFit[f] + step);
    return (secondMoment(raised) - secondMoment(printedFit)) / step;
  });
  const lacking = sumOfSquares / (1e4 * N) - secondMoment(printedFit);
  const nearest = printedFit.map(
    (figure, f) => figure + (slopes[f] * lacking) / dot(slopes, slopes),
  );
  return [...nearest, weightOf(nearest)];
}

/** π_1, from an M step's keeping the mean. */
function weightOf([mean1, mean2]: readonly number[]): number {
  return (mean2 - sum / (100 * N)) / (mean2 - mean1);
}

/** The mean of x_n², from an M step's keeping it but for the ridge. */
function secondMoment(fit: readonly number[]): number {
  const [mean1, mean2, sd1, sd2] = fit;
  const weight1 = weightOf(fit);
  return weight1 * (sd1 ** 2 + mean1 ** 2) + (1 - weight1) * (sd2 ** 2 + mean2 ** 2) - ridge;
}

function nearestOfParity(value: number, parity: number): number {
  return 2 * Math.round((value - parity) / 2) + parity;
}
