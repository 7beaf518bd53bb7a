import fc from "fast-check";
import type { MixtureParameters } from "../../../src/model/index.ts";
import { metamorphic, type Relation } from "../metamorphic.ts";
import type { Changes } from "../questions/changed.ts";
import { determined, type Question, type Rows } from "../questions/question.ts";
import { inFull } from "../questions/structures.ts";

type Translation = readonly number[];

/** A power of ten near the first standard deviation. */
function unitOf(theta: MixtureParameters): number {
  const [[[variance]]] = inFull(theta).covariances;
  return 10 ** Math.round(Math.log10(variance) / 2);
}

/** In units of the question: far for small data would be nothing for large ones. */
function translate(by: Translation, { theta: asked }: Question): Changes {
  const unit = unitOf(asked);
  const moved = (rows: Rows) => rows.map((row) => row.map((x, i) => x + by[i % by.length] * unit));
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
