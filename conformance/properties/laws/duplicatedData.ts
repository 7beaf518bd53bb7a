import fc from "fast-check";
import { metamorphic, type Relation } from "../metamorphic.ts";
import type { Changes } from "../questions/changed.ts";
import { determined } from "../questions/question.ts";

const twice = <Value>(values: readonly Value[]) => [...values, ...values];

const duplicate: Changes = {
  data: twice,
  responsibilities: twice,
  logDensity: twice,
  componentLogDensity: twice,
  logLikelihood: (value) => 2 * value,
  logLikelihoods: (values) => values.map((value) => 2 * value),
};

const relation: Relation<undefined> = {
  name: "duplicated data",
  statement:
    "Giving every point twice doubles the log likelihood, and leaves every step where it was: divisors are counts of points, never one less.",
  because: "as with every point given once",
  parameter: fc.constant(undefined),
  question: () => duplicate,
  answer: () => duplicate,
};

export const duplicatedData = determined.map((op) => metamorphic(op, relation));
