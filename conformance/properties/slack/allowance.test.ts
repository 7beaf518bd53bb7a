import { describe, expect, it } from "vitest";
import { type MixtureParameters, unitRoundoff } from "../../../src/model/index.ts";
import { certainAnswer } from "../oracle.ts";
import type { Rows } from "../questions/question.ts";
import { allowance } from "./allowance.ts";
import { reference } from "./reference.ts";

/** Two means that are near each other, and one covariance for both. */
const theta: MixtureParameters = {
  covarianceType: "tied",
  weights: [0.5, 0.5],
  means: [[0], [0.01]],
  covariances: [[0.7]],
};

const differences = (a: Rows, b: Rows) =>
  a.map((row, n) => row.map((value, k) => Math.abs(value - b[n][k])));

describe("what a correct answer is allowed", () => {
  it.each([10, 70, 700])(
    "covers that each distance is rounded by itself where the covariance is shared: x = %d",
    async (x) => {
      const question = { op: "e_step", data: [[x + 0.3]], theta } as const;
      const allowed = allowance("e_step", question, unitRoundoff).responsibilities;
      const truth = (await certainAnswer("e_step", question)).responsibilities;
      const errors = differences(reference("e_step", question).responsibilities, truth);
      errors.flat().forEach((error, i) => {
        expect(error).toBeLessThan(allowed.flat()[i]);
      });
      // γ(1 − γ) Δ² u is what rounding one Δ² costs; nothing calls for much more.
      const [[gamma]] = truth;
      const cost = (gamma * (1 - gamma) * x ** 2 * unitRoundoff) / 0.7;
      expect(allowed[0][0]).toBeGreaterThan(cost);
      expect(allowed[0][0]).toBeLessThan(100 * cost + 64 * unitRoundoff);
    },
  );
});
