import fc from "fast-check";
import { metamorphic, type Relation } from "../metamorphic.ts";
import { inFull } from "../questions/structures.ts";

const relation: Relation<undefined> = {
  name: "structures written out",
  statement:
    "A tied, diagonal or spherical covariance means the same as the full matrix that it stands for.",
  because: "as in its own structure",
  parameter: fc.constant(undefined),
  question: () => ({ theta: inFull }),
  answer: () => ({}),
  range: (range) => ({
    ...range,
    covarianceTypes: range.covarianceTypes.filter((type) => type !== "full"),
  }),
  needs: { covarianceTypes: ["full"] },
};

/** Of the expectation only: a step of one structure is not a step of another. */
export const structuresAsFull = (["log_density", "e_step", "log_likelihood"] as const).map((op) =>
  metamorphic(op, relation),
);
