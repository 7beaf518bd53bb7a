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

/** The two precisions, in decimal digits, at which every answer is computed. */
export const precisions = [40, 64] as const;

/** The digits on which they must agree. */
export const fewestDigits = 25;

/** An answer in decimals, computed twice, and how that was done. */
export interface Oracle {
  readonly answer: Answer<Real>;
  readonly method: string;
  readonly digits: number;
  readonly fixedPoint?: NonNullable<Certificate["fixed_point"]>;
}

/** One entry of both answers: what is published of it, and the digits on which they agree. */
interface Agreed {
  readonly value: Real;
  readonly digits: number;
}

/** What is 0 but for the rounding of the decimals is published as 0; its digits are those of its scale. */
function agreed(a: Real, b: Real, unit: number): Agreed {
  const digits = agreeingDigits(a, b);
  const isRounding = digits < fewestDigits && Math.abs(toDouble(b)) < unit * 10 ** -fewestDigits;
  return isRounding ? { value: 0, digits: digitsOf(difference(a, b), unit) } : { value: b, digits };
}

/** The answer on which two computations agree, and in how many digits every entry of it does. */
function agreement(question: Question, a: Answer<Real>, b: Answer<Real>) {
  const scales = scalesOf(
    question,
    mapAnswer(b, (tree) => mapTree(tree, toDouble)),
  );
  const entries = mapAnswer(b, (tree, name) => {
    const pairs = zipTrees(entry(a, name), tree, (first, second) => ({ first, second }));
    const units = broadcast(entry(scales, name), tree);
    return zipTrees(pairs, units, ({ first, second }, unit) => agreed(first, second, unit));
  });
  const all = Object.values(entries).flatMap((tree) => leaves(tree));
  return {
    answer: mapAnswer(b, (_, name) => mapTree(entries[name], ({ value }) => value)),
    digits: Math.min(...all.map(({ digits }) => digits)),
  };
}

/**
 * The answer of the equations to a question.
 *
 * @throws Error if a fit's fixed point is a saddle, or not the one that EM in doubles came to
 */
export function consult(question: Question): Oracle {
  if (question.operation === "fit") return consultOnFit(question);
  const [first, second] = precisions.map((precision) => exactAnswer(question, precision));
  return {
    ...agreement(question, first, second),
    method: "the equations, evaluated in decimals",
  };
}

function consultOnFit(question: QuestionOf<"fit">): Oracle {
  const { data, model, known } = question;
  const nearby = (theta: typeof model) => float64.step(data, theta, { known });
  const [first, second] = precisions.map((precision) =>
    fixedPoint(data, model, {
      precision,
      known,
      maxSteps: mostSteps,
      nearby,
      digits: fewestDigits + 3,
    }),
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
    ...agreement(question, answers[0], answers[1]),
    method:
      "EM in double precision, polished by Newton's iteration on the residual of the exact step",
    fixedPoint: {
      residual: rounded(residual),
      contraction: Number(contraction.toPrecision(6)),
      distance: rounded(distance),
    },
  };
}
