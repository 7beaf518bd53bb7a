import fc from "fast-check";
import type { Operation } from "../../protocol/index.ts";
import type { Question } from "../questions/question.ts";
import { mixtureParameters, type Shape, shapes } from "./parameters.ts";
import { pointsOf, sketches } from "./points.ts";
import type { InputRange } from "./range.ts";
import { settingsIn } from "./setting.ts";
import { inProportion } from "./shares.ts";

/** One point is enough to ask about a given mixture. */
const one = () => 1;
/** In D + 2 points a covariance can be estimated, and differs from that of a simplex. */
const enoughToEstimate = ({ D }: Shape) => D + 2;

/** Everything that a question of any operation is made of. */
function material(range: InputRange, minPoints: (shape: Shape) => number) {
  return fc.tuple(shapes(range), settingsIn(range)).chain(([shape, setting]) =>
    fc
      .record({
        theta: mixtureParameters(shape, setting),
        sketched: sketches(shape, setting, minPoints(shape)),
        known: fc.subarray([...range.known]),
        steps: fc.integer({ min: range.minSteps, max: range.maxSteps }),
      })
      .map(({ theta, sketched, known, steps }) => ({
        situation: { data: pointsOf(theta, sketched, setting), theta },
        responsibilities: sketched.map(({ shares }) =>
          setting.weights === "unequal" ? inProportion(shares, theta.weights) : shares,
        ),
        known,
        steps,
      })),
  );
}

/** A fit is asked for to this change of the log likelihood, */
const fitTolerance = 1e-7;
/** in at most so many steps. */
const fitSteps = 500;

type QuestionArbitraries = {
  readonly [Op in Operation]: (range: InputRange) => fc.Arbitrary<Question<Op>>;
};

const arbitraries: QuestionArbitraries = {
  log_density: (range) =>
    material(range, one).map(({ situation }) => ({ op: "log_density", ...situation })),
  e_step: (range) => material(range, one).map(({ situation }) => ({ op: "e_step", ...situation })),
  log_likelihood: (range) =>
    material(range, one).map(({ situation }) => ({ op: "log_likelihood", ...situation })),
  m_step: (range) =>
    material(range, enoughToEstimate).map(({ situation, responsibilities, known }) => ({
      op: "m_step",
      ...situation,
      responsibilities,
      known,
    })),
  em: (range) =>
    material(range, enoughToEstimate).map(({ situation, known, steps }) => ({
      op: "em",
      ...situation,
      known,
      steps,
    })),
  fit: (range) =>
    material(range, enoughToEstimate).map(({ situation, known }) => ({
      op: "fit",
      ...situation,
      known,
      maxSteps: fitSteps,
      tolerance: fitTolerance,
    })),
};

/**
 * Questions of one operation: data of a random mixture of one of the kinds in `range`, and where the operation asks for them
 * responsibilities, known groups, and a number of steps. Shrinks to few rows, D = 1, K = 1, small
 * round numbers.
 */
export function questions<Op extends Operation>(
  op: Op,
  range: InputRange,
): fc.Arbitrary<Question<Op>> {
  return arbitraries[op](range);
}
