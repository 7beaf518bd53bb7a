import fc from "fast-check";
import type { CovarianceType, MixtureParameters } from "../../../src/model/index.ts";
import { metamorphic, type Relation } from "../metamorphic.ts";
import { determined } from "../questions/question.ts";
import { inFull, projected } from "../questions/structures.ts";

/** θ at D = 1 in another structure; tied is one only where there is one component. */
function as(type: CovarianceType, theta: MixtureParameters): MixtureParameters {
  const K = theta.weights.length;
  return type === "tied" && K > 1 ? theta : projected(inFull(theta), type, [1]);
}

const relation: Relation<CovarianceType> = {
  name: "one dimension",
  statement:
    "At D = 1 full, diag and spherical are one structure; with a single component tied is the same.",
  because: "as in the other structure at D = 1",
  parameter: fc.constantFrom("full", "diag", "spherical", "tied"),
  question: (type) => ({ theta: (theta) => as(type, theta) }),
  answer: (type) => ({ theta: (theta) => as(type, theta) }),
  range: (range) => ({
    ...range,
    maxDimensions: 1,
    covarianceTypes: range.covarianceTypes.filter((type) => type !== "tied"),
  }),
  needs: { covarianceTypes: ["full", "diag", "spherical", "tied"] },
};

const equations = {
  log_density: ["1.46"],
  e_step: ["9.23"],
  log_likelihood: ["9.28"],
  m_step: ["9.25-scalar"],
  em: ["9.25-scalar"],
};

export const oneDimension = determined.map((op) =>
  metamorphic(op, { ...relation, equations: equations[op] }),
);
