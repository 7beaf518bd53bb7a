import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCsv } from "../data/index.ts";
import type { MixtureParameters } from "../model/index.ts";
import { fit as fitFrom } from "./fit.ts";
import { rateOfEm } from "./rate.ts";

const golden = new URL("../../golden/", import.meta.url);
const faithful = readCsv(
  readFileSync(new URL("datasets/old-faithful.csv", golden), "utf8"),
  "old-faithful.csv",
).data;

/** A certified fit: where it starts, and the contraction at its end, from exact arithmetic. */
function certified(id: string): { start: MixtureParameters; contraction: number } {
  const path = new URL(`cases/old-faithful/${id}.json`, golden);
  const { input, certificate } = JSON.parse(readFileSync(path, "utf8"));
  const { covariance_type: covarianceType, ...groups } = input.model;
  return {
    start: { covarianceType, ...groups },
    contraction: certificate.fixed_point.contraction,
  };
}

describe("the rate of EM", () => {
  test.each(["full", "tied", "diag", "spherical"])(
    "at a maximum is the certified contraction: %s, K = 2",
    (structure) => {
      const { start, contraction } = certified(`old-faithful-${structure}-k2-fit`);
      const { parameters } = fitFrom(faithful, start, {
        stopping: { rule: "total", tolerance: 1e-12 },
      });
      expect(rateOfEm(faithful, parameters)).toBeCloseTo(contraction, 2);
    },
  );

  test("at a saddle is above 1", () => {
    const start = {
      covarianceType: "diag",
      weights: [0.5, 0.5],
      means: [
        [3.5, 70],
        [3.5, 70],
      ],
      covariances: [
        [1, 100],
        [1, 100],
      ],
    } as const;
    const { parameters, converged } = fitFrom(faithful, start);
    expect(converged).toBe(true);
    expect(rateOfEm(faithful, parameters)).toBeGreaterThan(1.5);
  });

  test("where everything is known is 0: no step moves anything", () => {
    const { start } = certified("old-faithful-full-k2-fit");
    const known = ["weights", "means", "covariances"] as const;
    expect(rateOfEm(faithful, start, { known })).toBe(0);
  });

  test("is the same every time, and changes nothing of the caller's", () => {
    const { start } = certified("old-faithful-full-k2-fit");
    const before = structuredClone(start);
    expect(rateOfEm(faithful, start)).toBe(rateOfEm(faithful, start));
    expect(start).toEqual(before);
  });
});
