import { describe, expect, it } from "vitest";
import { citationsIn } from "./citations.ts";
import { numbersIn } from "./numbers.ts";

describe("numbersIn", () => {
  it("finds numbers with and without a form", () => {
    expect(numbersIn("9.24, 9.25 (9.25-tied, 9.25-known-means) and 2.43")).toEqual([
      "9.24",
      "9.25",
      "9.25-tied",
      "9.25-known-means",
      "2.43",
    ]);
  });

  it("finds none in words", () => {
    expect(numbersIn("step 3 of D-4, at 1e-5")).toEqual([]);
  });
});

describe("citationsIn", () => {
  const source = `
/** No tag. */
export function none(): void {}

/**
 * The E step.
 *
 * @eq 9.23
 * @deviation D-1, D-10
 * @throws Error for 9.99
 */
export function eStep(): void {}

/** @eq 9.25-tied,
 *  9.27 */
const tied = 1;

interface Options {
  /**
   * ε.
   *
   * @deviation D-8
   */
  readonly ridge?: number;
}
`;

  it("reads the tags above each declaration", () => {
    expect(citationsIn(source, "a.ts")).toEqual([
      { file: "a.ts", name: "eStep", equations: ["9.23"], deviations: ["D-1", "D-10"] },
      { file: "a.ts", name: "tied", equations: ["9.25-tied", "9.27"], deviations: [] },
      { file: "a.ts", name: "ridge", equations: [], deviations: ["D-8"] },
    ]);
  });
});
