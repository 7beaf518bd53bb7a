import { difference, fixedPoint, type Real, toDouble } from "../../src/exact/index.ts";
import * as float64 from "../../src/float64/index.ts";
import { unitRoundoff } from "../../src/model/index.ts";
import type { Certificate } from "../cases/index.ts";
import { roundingOfSums } from "../compare/index.ts";
import { agreeingDigits, digitsOf } from "./agreement.ts";
import { exactAnswer, mostSteps } from "./answers.ts";
import { entry, mapAnswer } from "./entries.ts";
import { type Answer, parametersOf, type Question, type QuestionOf } from "./question.ts";
import { scalesOf } from "./scales.ts";
import { broadcast, leaves, mapTree, zipTrees } from "./tree.ts";

/**
 * The precisions, in decimal digits, at which every answer is computed; and those at which it is computed
 * again where an entry is so small beside its scale that these do not show its digits.
 */
const precisions = [
  [40, 64],
  [64, 96],
  [96, 144],
] as const;

type Precisions = (typeof precisions)[number];

/** The digits on which they must agree. */
export const fewestDigits = 25;

/** An answer in decimals, computed twice, and how that was done. */
export interface Oracle {
  readonly answer: Answer<Real>;
  readonly method: string;
  readonly digits: number;
  /** In decimal digits. */
  readonly precisions: Precisions;
  readonly fixedPoint?: NonNullable<Certificate["fixed_point"]>;
}

/** One entry of both answers: what is published of it, and the digits on which they agree. */
interface Agreed {
  readonly value: Real;
  readonly digits: number;
}

/**
 * What is 0 but for the rounding of the wider computation is published as 0; its digits are those of its
 * scale. What is larger than that has digits of its own, however small it is.
 *
 * @param rounding what a computation of the wider precision may err by, in units of the scale
 */
function agreed(a: Real, b: Real, unit: number, rounding: number): Agreed {
  const digits = agreeingDigits(a, b);
  const isRounding = digits < fewestDigits && Math.abs(toDouble(b)) <= unit * rounding;
  return isRounding ? { value: 0, digits: digitsOf(difference(a, b), unit) } : { value: b, digits };
}

/** The answer on which two computations agree, and in how many digits every entry of it does. */
function agreement(question: Question, a: Answer<Real>, b: Answer<Real>, rounding: number) {
  const scales = scalesOf(
    question,
    mapAnswer(b, (tree) => mapTree(tree, toDouble)),
  );
  const entries = mapAnswer(b, (tree, name) => {
    const pairs = zipTrees(entry(a, name), tree, (first, second) => ({ first, second }));
    const units = broadcast(entry(scales, name), tree);
    return zipTrees(pairs, units, ({ first, second }, unit) =>
      agreed(first, second, unit, rounding),
    );
  });
  const all = Object.values(entries).flatMap((tree) => leaves(tree));
  return {
    answer: mapAnswer(b, (_, name) => mapTree(entries[name], ({ value }) => value)),
    digits: Math.min(...all.map(({ digits }) => digits)),
  };
}

/** What a sum over the rows errs by, in units of its scale: a few units of each term's last digit. */
function roundingAt(precision: number, { data, model }: Question): number {
  return 10 * data.length * model.weights.length * data[0].length * 10 ** -precision;
}

/**
 * The answer of the equations to a question, at the first pair of precisions that agree in enough digits of
 * every entry, or at the last.
 *
 * @throws Error if a fit's fixed point is a saddle, or not the one that EM in doubles came to
 */
export function consult(question: Question): Oracle {
  const at = question.operation === "fit" ? fitAt(question) : stepsAt(question);
  const [usual, ...finer] = precisions;
  let oracle = at(usual);
  for (const pair of finer) {
    if (oracle.digits >= fewestDigits) break;
    oracle = at(pair);
  }
  return oracle;
}

type At = (pair: Precisions) => Oracle;

function stepsAt(question: Question): At {
  return (pair) => {
    const [first, second] = pair.map((precision) => exactAnswer(question, precision));
    return {
      ...agreement(question, first, second, roundingAt(pair[1], question)),
      precisions: pair,
      method: "the equations, evaluated in decimals",
    };
  };
}

/** Digits of the narrower precision that the residual of a fixed point does not use. */
const spareDigits = 12;

function fitAt(question: QuestionOf<"fit">): At {
  const { data, model, known } = question;
  const nearby = (theta: typeof model) => float64.step(data, theta, { known });
  return (pair) => {
    const digits = pair[0] - spareDigits;
    const [first, second] = pair.map((precision) =>
      fixedPoint(data, model, { precision, known, maxSteps: mostSteps, nearby, digits }),
    );
    const { contraction, residual, polished, lastChange } = second;
    const distance = residual / (1 - contraction);
    const rounding = roundingOfSums(data.length) * unitRoundoff;
    const explained = (10 * Math.max(lastChange, rounding)) / (1 - contraction);
    if (!(contraction < 1)) throw new Error(`a saddle: EM expands here by ${contraction}`);
    if (polished > explained)
      throw new Error(`the polish moved ${polished}, more than ${explained}: another fixed point?`);
    const answers = [first, second].map(({ parameters, logLikelihood }) => ({
      log_likelihood: logLikelihood,
      ...parametersOf(parameters),
    }));
    const rounded = (value: number) => Number(value.toPrecision(2));
    return {
      ...agreement(question, answers[0], answers[1], 10 * distance),
      precisions: pair,
      method:
        "EM in double precision, polished by Newton's iteration on the residual of the exact step",
      fixedPoint: {
        residual: rounded(residual),
        contraction: Number(contraction.toPrecision(6)),
        distance: rounded(distance),
      },
    };
  };
}
