import fc from "fast-check";
import { metamorphic, type Relation } from "../metamorphic.ts";
import type { Changes } from "../questions/changed.ts";
import { determined, type Rows } from "../questions/question.ts";

type Translation = readonly number[];

function translate(by: Translation): Changes {
  const moved = (rows: Rows) => rows.map((row) => row.map((x, i) => x + by[i % by.length]));
  return {
    data: moved,
    theta: (theta) => ({ ...theta, means: moved(theta.means) }),
  };
}

const relation: Relation<Translation> = {
  name: "translation",
  statement:
    "Moving the data and the means together moves the new means, and leaves weights, covariances, responsibilities and densities.",
  because: "as before all was moved",
  parameter: fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 3, maxLength: 3 }),
  question: translate,
  answer: translate,
  slack: () => ({}),
};

export const translated = determined.map((op) => metamorphic(op, relation));
