import { describe, expect, test } from "vitest";
import { GmmError } from "./errors.ts";
import type { MixtureParameters } from "./parameters.ts";
import { checkKnown, checkParameters, validData, validResponsibilities } from "./validate.ts";

/** What a call refuses with: the code, and the message. */
function refusal(call: () => unknown): [string, string] {
  try {
    call();
  } catch (error) {
    if (error instanceof GmmError) return [error.code, error.message];
    throw error;
  }
  return ["none", "was not refused"];
}

const full: MixtureParameters = {
  covarianceType: "full",
  weights: [0.25, 0.75],
  means: [
    [0, 1],
    [2, 3],
  ],
  covariances: [
    [
      [2, 0.5],
      [0.5, 1],
    ],
    [
      [1, -0.25],
      [-0.25, 4],
    ],
  ],
};

const changed = (change: object) => ({ ...full, ...change }) as MixtureParameters;

describe("data", () => {
  test("are taken as rows or flat, and rows are copied", () => {
    const rows = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    const data = validData(rows);
    expect(data).toEqual({ rows: 3, columns: 2, values: new Float64Array([1, 2, 3, 4, 5, 6]) });
    expect(validData(data)).toBe(data);
    data.values[0] = 9;
    expect(rows[0][0]).toBe(1);
  });

  test.each<[string, unknown, string]>([
    ["no rows", [], "data: has no rows; at least 1 is needed"],
    ["no columns", [[], []], "data: has no columns; at least 1 is needed"],
    ["ragged rows", [[1, 2], [3]], "data[1]: has 1 values, not 2 as data[0] has"],
    [
      "NaN",
      [
        [1, 2],
        [3, Number.NaN],
      ],
      "data[1][1]: is NaN, not a finite number",
    ],
    [
      "an infinity",
      [[1], [2], [Number.NEGATIVE_INFINITY]],
      "data[2][0]: is -Infinity, not a finite number",
    ],
    ["a text for a number", [[1, "2"]], 'data[0][1]: is "2", not a number'],
    ["a null for a number", [[null, 2]], "data[0][0]: is null, not a number"],
    ["nothing at all", null, "data: is null, not rows of numbers"],
    [
      "a flat form of another size",
      { rows: 2, columns: 2, values: new Float64Array(3) },
      "data: has 3 values, not 2 × 2 = 4",
    ],
  ])("with %s are refused, saying where", (_, data, message) => {
    expect(refusal(() => validData(data as never))).toEqual(["invalid_input", message]);
  });
});

describe("parameters", () => {
  test("of every structure are accepted", () => {
    checkParameters(full, 2);
    checkParameters(
      changed({
        covarianceType: "tied",
        covariances: [
          [2, 0.5],
          [0.5, 1],
        ],
      }),
      2,
    );
    checkParameters(
      changed({
        covarianceType: "diag",
        covariances: [
          [2, 1],
          [1, 4],
        ],
      }),
      2,
    );
    checkParameters(changed({ covarianceType: "spherical", covariances: [2, 1] }), 2);
  });

  test("may have a weight of 0, and weights off 1 by rounding", () => {
    checkParameters(changed({ weights: [0, 1] }), 2);
    checkParameters(changed({ weights: [0.25, 0.75 + 9e-13] }), 2);
  });

  test("that are null are refused", () => {
    expect(refusal(() => checkParameters(null as never, 2))[1]).toBe("parameters: are null");
  });

  test.each<[string, object, string]>([
    [
      "an unknown structure",
      { covarianceType: "round" },
      'covarianceType: is "round", not one of full, tied, diag, spherical',
    ],
    [
      "no component",
      { weights: [], means: [], covariances: [] },
      "weights: are empty; at least 1 component is needed",
    ],
    [
      "weights that sum to 0.9",
      { weights: [0.5, 0.4] },
      "weights: sum to 0.9, not 1 (component weights 0.5, 0.4)",
    ],
    [
      "weights off 1 by more than rounding",
      { weights: [0.25, 0.75 + 2e-12] },
      "weights: sum to 1.000000000002, not 1 (component weights 0.25, 0.750000000002)",
    ],
    ["a negative weight", { weights: [-0.25, 1.25] }, "weights[0]: is -0.25, not between 0 and 1"],
    [
      "a weight that is no number",
      { weights: [0.25, "0.75"] },
      'weights[1]: is "0.75", not a number',
    ],
    ["a mean too few", { means: [[0, 1]] }, "means: has length 1, not 2"],
    [
      "a mean of another dimension",
      {
        means: [
          [0, 1],
          [2, 3, 4],
        ],
      },
      "means[1]: has 3 values, not 2",
    ],
    [
      "a mean that is NaN",
      {
        means: [
          [0, 1],
          [Number.NaN, 3],
        ],
      },
      "means[1][0]: is NaN, not a finite number",
    ],
    [
      "a covariance too few",
      {
        covariances: [
          [
            [2, 0.5],
            [0.5, 1],
          ],
        ],
      },
      "covariances: has length 1, not 2",
    ],
    [
      "a covariance that is no matrix",
      {
        covariances: [
          [2, 1],
          [1, 4],
        ],
      },
      "covariances[0][0]: is not an array of 2 numbers",
    ],
    [
      "an asymmetric covariance",
      {
        covariances: [
          [
            [2, 0.5],
            [0.6, 1],
          ],
          full.covariances[1],
        ],
      },
      "covariances[0]: is not symmetric: [1][0] is 0.6, [0][1] is 0.5",
    ],
    [
      "variances of another dimension",
      { covarianceType: "diag", covariances: [[2, 1], [1]] },
      "covariances[1]: has 1 values, not 2",
    ],
  ])("with %s are refused, saying where", (_, change, message) => {
    expect(refusal(() => checkParameters(changed(change), 2))).toEqual(["invalid_input", message]);
  });

  test.each<[string, object, string]>([
    [
      "full, of rank one",
      {
        covariances: [
          [
            [1, 2],
            [2, 4],
          ],
          full.covariances[1],
        ],
      },
      "covariances[0]: is not positive definite: pivot 1 is 0",
    ],
    [
      "full, indefinite",
      {
        covariances: [
          full.covariances[0],
          [
            [1, 2],
            [2, 1],
          ],
        ],
      },
      "covariances[1]: is not positive definite: pivot 1 is -3",
    ],
    [
      "full, singular but for rounding",
      {
        covariances: [
          [
            [1, 1],
            [1, 1 + 2 ** -52],
          ],
          full.covariances[1],
        ],
      },
      "covariances[0]: is not positive definite: pivot 1 is 2.22",
    ],
    [
      "tied",
      {
        covarianceType: "tied",
        covariances: [
          [0, 0],
          [0, 1],
        ],
      },
      "covariances: is not positive definite: pivot 0 is 0",
    ],
    [
      "diag",
      {
        covarianceType: "diag",
        covariances: [
          [2, 1],
          [1, 0],
        ],
      },
      "covariances[1][1]: is 0, not a positive variance",
    ],
    [
      "spherical",
      { covarianceType: "spherical", covariances: [-1, 1] },
      "covariances[0]: is -1, not a positive variance",
    ],
  ])("with a covariance that is not positive definite (%s) are singular", (_, change, message) => {
    const [code, said] = refusal(() => checkParameters(changed(change), 2));
    expect(code).toBe("singular_covariance");
    expect(said.slice(0, message.length)).toBe(message);
  });

  test("are accepted at any scale of the units", () => {
    for (const unit of [1e-150, 1e150]) {
      const covariances = (full.covariances as number[][][]).map((Sigma) =>
        Sigma.map((row) => row.map((value) => value * unit * unit)),
      );
      checkParameters(changed({ covariances }), 2);
    }
  });
});

describe("responsibilities", () => {
  test("may be off 1 by 1e-9 a row", () => {
    const { values } = validResponsibilities(
      [
        [0.25, 0.75 + 9e-10],
        [1, 0],
      ],
      2,
      2,
    );
    expect(values[1]).toBe(0.75 + 9e-10);
  });

  test.each<[string, number[][], string]>([
    ["of another shape", [[1, 0]], "responsibilities: are 1×2, not 2×2"],
    [
      "that are negative",
      [
        [1, 0],
        [-0.5, 1.5],
      ],
      "responsibilities[1][0]: is -0.5, not between 0 and 1",
    ],
    [
      "that are NaN",
      [
        [1, 0],
        [0.5, Number.NaN],
      ],
      "responsibilities[1][1]: is NaN, not between 0 and 1",
    ],
    [
      "whose row sums to another number",
      [
        [0.5, 0.25],
        [1, 0],
      ],
      "responsibilities[0]: sum to 0.75, not 1",
    ],
  ])("%s are refused, saying where", (_, gamma, message) => {
    expect(refusal(() => validResponsibilities(gamma, 2, 2))).toEqual(["invalid_input", message]);
  });
});

test("a group that is none cannot be known", () => {
  checkKnown(["weights", "means", "covariances"]);
  expect(refusal(() => checkKnown(["means", "sigma"] as never))).toEqual([
    "invalid_input",
    'known[1]: is "sigma", not one of weights, means, covariances',
  ]);
  expect(refusal(() => checkKnown("means" as never))[1]).toBe(
    'known: is "means", not an array of names',
  );
});
