import fc from "fast-check";
import type { MixtureParameters } from "../../../src/model/index.ts";
import type { Operation } from "../../protocol/index.ts";
import type { Question } from "../questions/question.ts";
import { type Admitted, admitted, fewestPoints } from "./admitted.ts";
import { mixtureParameters } from "./parameters.ts";
import { pointsOf, sketches } from "./points.ts";
import type { InputRange } from "./range.ts";
import { settingsIn } from "./setting.ts";
import type { Shape } from "./shape.ts";
import { shapes } from "./shapes.ts";
import { hardened, inProportion } from "./shares.ts";

/** One point is enough to ask about a given mixture. */
const one = () => 1;
/** In D + 2 points a covariance can be estimated, and differs from that of a simplex. */
const enoughToEstimate = ({ D }: Shape) => D + 2;

const free = { equalWeights: false, equalCovariances: false, hard: false };

/** What may be held, and how the question has to be made then. */
function admissions(op: Operation, shape: Shape, range: InputRange): fc.Arbitrary<Admitted> {
  const all = admitted(op, shape, range);
  const isFree = ({ known: _, ...way }: Admitted) => !Object.values(way).some(Boolean);
  return all.length === 2 ** range.known.length && all.every(isFree)
    ? fc.subarray([...range.known]).map((known) => ({ known, ...free }))
    : fc.constantFrom(...all);
}

const alike = <Value>(values: readonly Value[]) => values.map(() => values[0]);

/** θ with what has to be equal of its components made equal. */
function levelled(theta: MixtureParameters, { equalWeights, equalCovariances }: Admitted) {
  const weights = theta.weights.map((weight) => (equalWeights ? 1 / theta.weights.length : weight));
  const covariances =
    equalCovariances && theta.covarianceType !== "tied"
      ? alike<unknown>(theta.covariances)
      : theta.covariances;
  return { ...theta, weights, covariances } as MixtureParameters;
}

/** Everything that a question of an operation is made of. */
function material(op: Operation, range: InputRange, enough: (shape: Shape) => number) {
  const { limits, minSteps: min, maxSteps: max } = range;
  return fc.tuple(shapes(op, range), settingsIn(range)).chain(([shape, setting]) => {
    const minPoints = Math.max(enough(shape), fewestPoints(op, shape, limits));
    return fc
      .record({
        drawn: mixtureParameters(shape, setting),
        sketched: sketches(shape, setting, minPoints),
        admission: admissions(op, shape, range),
        steps: fc.integer({ min, max }),
      })
      .map(({ drawn, sketched, admission, steps }) => {
        const theta = levelled(drawn, admission);
        const soft = sketched.map(({ shares }) =>
          setting.weights === "unequal" ? inProportion(shares, theta.weights) : shares,
        );
        return {
          situation: { data: pointsOf(theta, sketched, setting), theta },
          responsibilities: admission.hard ? soft.map(hardened) : soft,
          known: admission.known,
          steps,
        };
      });
  });
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
    material("log_density", range, one).map(({ situation }) => ({
      op: "log_density",
      ...situation,
    })),
  e_step: (range) =>
    material("e_step", range, one).map(({ situation }) => ({ op: "e_step", ...situation })),
  log_likelihood: (range) =>
    material("log_likelihood", range, one).map(({ situation }) => ({
      op: "log_likelihood",
      ...situation,
    })),
  m_step: (range) =>
    material("m_step", range, enoughToEstimate).map(({ situation, responsibilities, known }) => ({
      op: "m_step",
      ...situation,
      responsibilities,
      known,
    })),
  em: (range) =>
    material("em", range, enoughToEstimate).map(({ situation, known, steps }) => ({
      op: "em",
      ...situation,
      known,
      steps,
    })),
  fit: (range) =>
    material("fit", range, enoughToEstimate).map(({ situation, known }) => ({
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
