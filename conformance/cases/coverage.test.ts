import { describe, expect, test } from "vitest";
import { equations as catalogue } from "../../src/exact/equations/index.ts";
import { covarianceTypes, type Known, parameterGroups } from "../../src/model/index.ts";
import { operations } from "../protocol/index.ts";
import { type GoldenCase, isRefusal } from "./case.ts";
import { readCorpus } from "./corpus.ts";
import { flagNames } from "./flags.ts";

const { cases } = readCorpus();
const fewest = 2;

const count = (is: (golden: GoldenCase) => boolean) => cases.filter(is).length;
const knownIn = ({ input }: GoldenCase): Known =>
  ("known" in input ? (input.known as Known) : undefined) ?? [];
const subsets = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
  parameterGroups.filter((_, i) => (bits >> i) & 1),
);

describe("the corpus has", () => {
  test("at least 400 cases, every id once", () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  test.each(catalogue.filter(({ status }) => status === "implemented").map(({ number }) => number))(
    "two cases or more for (%s)",
    (number) => {
      expect(count(({ equations }) => equations.includes(number))).toBeGreaterThanOrEqual(fewest);
    },
  );

  test.each(flagNames)("two cases or more with the flag %s", (flag) => {
    expect(count(({ flags }) => flags.includes(flag))).toBeGreaterThanOrEqual(fewest);
  });

  test.each(operations.flatMap((operation) => covarianceTypes.map((type) => [operation, type])))(
    "two answers or more to %s with %s covariances",
    (operation, structure) => {
      const asked = count(
        (golden) =>
          !isRefusal(golden) &&
          golden.operation === operation &&
          golden.input.model.covariance_type === structure,
      );
      expect(asked).toBeGreaterThanOrEqual(fewest);
    },
  );

  test.each(subsets.map((known) => [known.join(", ") || "nothing", known] as const))(
    "two cases or more in which %s is known, in every operation that takes steps",
    (_, known) => {
      for (const operation of ["m_step", "em"]) {
        const asked = count(
          (golden) => golden.operation === operation && knownIn(golden).join() === known.join(),
        );
        expect(asked, operation).toBeGreaterThanOrEqual(fewest);
      }
    },
  );
});
