import { describe, expect, test } from "vitest";
import { type AnswerCase, answerCase, type Corpus, refusalCase } from "../cases/index.ts";
import { explainCase } from "./explainCase.ts";

const corpus: Corpus = {
  cases: [],
  dataOf: ({ input: { data } }) =>
    "rows" in data ? data.rows : Array.from({ length: 2000 }, (_, n) => [n, n / 3]),
};
const explained = (golden: Parameters<typeof explainCase>[0]) => explainCase(golden, corpus, false);

const model = {
  covariance_type: "diag",
  weights: [0.25, 0.75],
  means: [
    [0, 1],
    [2, 3],
  ],
  covariances: [
    [1, 2],
    [3, 4],
  ],
};
const rows = [
  [0, 1],
  [2, 5],
];
const tolerance = { relative: 1e-14, scale: 1, why: "16 × the largest change" };
const certificate = {
  method: "the equations, evaluated in decimals",
  precisions: [40, 64],
  digits: 38,
  decimals: {},
};
const common = {
  $schema: "../../case.schema.json",
  revision: 2,
  title: "a trial",
  origin: "this test",
  difficulty: "higher",
  flags: [],
};

const eStep = (more: object = {}): AnswerCase =>
  answerCase.parse({
    ...common,
    id: "trial-e-step",
    operation: "e_step",
    equations: ["9.23", "2.43"],
    input: { data: { rows }, model },
    expected: {
      responsibilities: [
        [1 / 3, 2 / 3],
        [0.125, 0.875],
      ],
    },
    tolerance: { responsibilities: tolerance },
    certificate,
    ...more,
  });

const stepInput = { data: { rows }, model, known: ["means"] };
const fixedPoint = { residual: 1e-40, contraction: 0.75, distance: 4e-40 };

describe("explainCase", () => {
  test("puts the question, and answers it", () => {
    const text = explained(eStep());
    expect(text).toMatch(
      /^trial-e-step\na trial\ne_step, difficulty: higher, revision 2; from this test\n/,
    );
    expect(text).toContain(
      "Take the data below (2×2) and this mixture of 2 Gaussians with diagonal covariances. What are the responsibilities γ(z_nk)?",
    );
    expect(text).toContain("  data, 2×2, in the case itself:\n    [0]  0  1\n    [1]  2  5\n");
    expect(text).toContain("    weights: 0.25  0.75\n");
    expect(text).toContain("  responsibilities:\n    [0]  0.333333  0.666667\n");
    expect(text).toContain("  responsibilities: off by at most 1e-14 × 1 (14.0 digits)\n");
    expect(text).toContain("    why: 16 × the largest change\n");
    expect(text).toContain("with 40 and 64 digits: the two computations agree in 38 digits");
  });

  test("leaves out what a case does not have", () => {
    expect(explained(eStep())).not.toMatch(/^(Flags|Remark|As right as the answer)/m);
  });

  test("explains flags, a remark, and the refusal that is as right", () => {
    const text = explained(
      eStep({
        flags: ["vanishing-component"],
        remark: "others lose digits here",
        or_refused: { codes: ["empty_component", "internal"], why: "N_k is 1e-300" },
      }),
    );
    expect(text).toContain("  vanishing-component: a component so far away");
    expect(text).toContain("    shows as: NaN parameters\n    seen: mlpack#479");
    expect(text).toContain("Remark\n  others lose digits here\n");
    expect(text).toContain("The error empty_component or internal: N_k is 1e-300.");
  });

  test("cuts long data, and says how much is left", () => {
    const text = explained(eStep({ input: { data: { dataset: "long" }, model } }));
    expect(text).toContain("the data `long` (2000×2)");
    expect(text).toContain("data, 2000×2, golden/datasets/long.csv:\n    [0]  0  0\n");
    expect(text).toContain("    [5]  5  1.66667\n    and 1994 more\n");
  });

  test("labels a sample with its rows, and gives its sums", () => {
    const responsibilities = [
      [0.5, 0.5],
      [1, 0],
    ];
    const expected = { rows: [0, 1999], responsibilities, sum_of_responsibilities: [12, 1988] };
    const text = explained(eStep({ expected }));
    expect(text).toContain("a sample of 2 rows, and sums over all of them");
    expect(text).toContain("    [0]     0.5  0.5\n    [1999]  1    0\n");
    expect(text).toContain("  sum_of_responsibilities: 12  1988\n");
  });

  test("says what a step holds, that it is held bit for bit, and what covariances are about", () => {
    const text = explained(
      answerCase.parse({
        ...common,
        id: "trial-em-3",
        operation: "em",
        equations: ["9.23"],
        input: { ...stepInput, steps: 3 },
        expected: { log_likelihoods: [-4, -3, -2.5, -2.25], model },
        tolerance: { means: { relative: 0, scale: 1, why: "held" }, weights: tolerance },
        certificate,
      }),
    );
    expect(text).toContain(
      "make exactly 3 steps of EM. Means are held as they are, and covariances are about the held means.",
    );
    expect(text).toContain("  means: bit for bit\n    why: held\n");
    expect(text).toContain("  known: means\n  steps: 3\n");
    expect(text).toContain("  log_likelihoods: -4  -3  -2.5  -2.25\n");
  });

  test("says of a fit when it stops, and what it may be off by for it", () => {
    const text = explained(
      answerCase.parse({
        ...common,
        id: "trial-fit",
        operation: "fit",
        equations: ["9.23"],
        input: { ...stepInput, max_steps: 500, tolerance: 1e-9 },
        expected: { log_likelihood: -2, model },
        tolerance: {
          covariances: {
            ...tolerance,
            scale: [
              [1, 2],
              [3, 40],
            ],
          },
        },
        certificate: { ...certificate, fixed_point: fixedPoint },
      }),
    );
    expect(text).toContain("changes by no more than 1e-9 (at most 500 steps)");
    expect(text).toContain("off by at most 1e-14 × the unit of each entry, 1 to 40");
    expect(text).toContain(
      "10 × Δ/(1 − ρ), where Δ is what one more exact step changes, and ρ = 0.75",
    );
    expect(text).toContain("the limit is no farther than 4e-40");
  });

  test("says of an input that is to be refused what is wrong, and the right codes", () => {
    const text = explained(
      refusalCase.parse({
        ...common,
        id: "trial-refused",
        operation: "m_step",
        equations: ["9.24"],
        flags: ["ragged-rows"],
        input: {
          data: { rows: [[0, 1], [2], ["NaN", 5]] },
          model: { ...model, covariance_type: "banana" },
          responsibilities: [[1, 0]],
        },
        refused: { codes: ["invalid_input"], why: "row 1 has one value, not two" },
      }),
    );
    expect(text).toContain("(3 rows of 2 or 1 values)");
    expect(text).toContain('covariances called "banana"');
    expect(text).toContain("    [2]  NaN  5\n");
    expect(text).toContain("  What is wrong: row 1 has one value, not two.\n");
    expect(text).toContain("  The right error code: invalid_input.\n");
    expect(text).not.toMatch(/^(Answer|Tolerance|Certificate)/m);
  });

  test("shows an input of nothing at all", () => {
    const nothing = { covariance_type: "full", weights: [], means: [], covariances: [] };
    const text = explained(
      refusalCase.parse({
        ...common,
        id: "trial-nothing",
        operation: "log_density",
        equations: ["9.7"],
        input: { data: { rows: [] }, model: nothing },
        refused: { codes: ["invalid_input"], why: "there are no rows" },
      }),
    );
    expect(text).toContain("(without rows)");
    expect(text).toContain("    weights: none\n");
  });

  test("has colours where they are asked for", () => {
    expect(explainCase(eStep(), corpus, true)).toContain("\u001b[1m");
    expect(explained(eStep())).not.toContain("\u001b");
  });
});
