/**
 * Every figure that the workbook prints of its `Mixed population Data.csv`, digit for digit.
 * Section 11.4.1 prints `describe()` and the first ten rows, section 11.5 scikit-learn's fit.
 */
export const printed = {
  /** 11.4.1, `print(mixed_population.describe())` */
  describe: {
    count: "982.000000",
    mean: "80.265438",
    std: "34.307295",
    min: "-5.150000",
    "25%": "49.980000",
    "50%": "84.825000",
    "75%": "110.805000",
    max: "147.660000",
  },
  /** 11.4.1, `mixed_population[0:10]` */
  firstRows: [
    "113.56",
    "61.05",
    "37.02",
    "108.99",
    "110.36",
    "20.46",
    "50.60",
    "110.84",
    "119.30",
    "126.40",
  ],
  /** 11.5, `gmm.means_` */
  means: ["48.85430785", "109.5768361"],
  /** 11.5, `np.sqrt(gmm.covariances_)` */
  standardDeviations: ["17.7847952", "14.07012376"],
  /** 11.5, `gmm.weights_` */
  weights: ["0.48271044", "0.51728956"],
} as const;

/** A value as numpy prints it in an array: to 8 decimals, without trailing zeros. */
export function asNumpyPrints(value: number): string {
  return String(Number(value.toFixed(8)));
}

/** A value as the data file holds it: two decimals, from a whole number of hundredths. */
export function asFilePrints(cents: number): string {
  return (cents / 100).toFixed(2);
}
