import { difference, fixedPoint, type Real, toDigits, toDouble } from "../../src/exact/index.ts";
import * as float64 from "../../src/float64/index.ts";
import { invariant, unitRoundoff } from "../../src/model/index.ts";
import type { Certificate, Quantity, Tolerance } from "../cases/index.ts";
import { agreeingDigits } from "./agreement.ts";
import { exactAnswer, float64Answer } from "./answers.ts";
import { perturbationCount, perturbed, perturbedInDoubles } from "./perturbation.ts";
import {
  type Answer,
  parametersOf,
  type Question,
  type QuestionOf,
  type Tree,
} from "./question.ts";
import { scalesOf } from "./scales.ts";
import {
  type Changes,
  type PerturbationArithmetic,
  roundingOfSums,
  toleranceFor,
} from "./tolerance.ts";
import { leaves, mapTree, zipTrees } from "./tree.ts";

/** The two precisions, in decimal digits, at which every answer is computed. */
export const precisions = [40, 64] as const;
const perturbationPrecision = 28;
const fewestDigits = 25;

/** A certified answer: what a golden case says of its question. */
export interface Certified {
  readonly expected: Answer<number>;
  readonly tolerance: Readonly<Partial<Record<Quantity, Tolerance>>>;
  readonly certificate: Certificate;
}

/** An answer in decimals, computed twice, and how that was done. */
interface Oracle {
  readonly answer: Answer<Real>;
  readonly method: string;
  readonly digits: number;
  readonly fixedPoint?: NonNullable<Certificate["fixed_point"]>;
}

const names = (answer: Answer<unknown>) => Object.keys(answer) as Quantity[];

function entry<Scalar>(answer: Answer<Scalar>, name: Quantity): Tree<Scalar> {
  const tree = answer[name];
  invariant(tree !== undefined, `the answer has ${name}`);
  return tree;
}

function mapAnswer<A, B>(
  answer: Answer<A>,
  change: (tree: Tree<A>, name: Quantity) => B,
): Record<Quantity, B> {
  return Object.fromEntries(
    names(answer).map((name) => [name, change(entry(answer, name), name)]),
  ) as Record<Quantity, B>;
}

/** The fewest digits on which any entry of two answers agrees. */
function agreement(a: Answer<Real>, b: Answer<Real>): number {
  return Math.min(
    ...names(a).flatMap((name) => leaves(zipTrees(entry(a, name), entry(b, name), agreeingDigits))),
  );
}

function consult(question: Question): Oracle {
  if (question.operation === "fit") return consultOnFit(question);
  const [first, second] = precisions.map((precision) => exactAnswer(question, precision));
  return {
    answer: second,
    digits: agreement(first, second),
    method: "the equations, evaluated in decimals",
  };
}

function consultOnFit(question: QuestionOf<"fit">): Oracle {
  const { data, model, known, max_steps: maxSteps } = question;
  const nearby = (theta: typeof model) => float64.step(data, theta, { known });
  const [first, second] = precisions.map((precision) =>
    fixedPoint(data, model, { precision, known, maxSteps, nearby, digits: fewestDigits + 3 }),
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
    answer: answers[1],
    digits: agreement(answers[0], answers[1]),
    method:
      "EM in double precision, polished by Newton's iteration on the residual of the exact step",
    fixedPoint: {
      residual: rounded(residual),
      contraction: rounded(contraction),
      distance: rounded(distance),
    },
  };
}

/** Whether perturbed answers to a question are affordable in exact arithmetic. */
function isSingleStep(question: Question): boolean {
  return question.operation !== "fit" && !(question.operation === "em" && question.steps > 1);
}

function changesInExactArithmetic(question: Question, answer: Answer<Real>, seed: string) {
  const moved = exactAnswer(perturbed(question, seed), perturbationPrecision);
  return mapAnswer(moved, (tree, name) => zipTrees(tree, entry(answer, name), difference));
}

function changesInDoubles(question: Question, unmoved: Answer<number>, seed: string) {
  const moved = float64Answer(perturbedInDoubles(question, seed));
  return mapAnswer(moved, (tree, name) => zipTrees(tree, entry(unmoved, name), (a, b) => a - b));
}

function perturbations(
  question: Question,
  answer: Answer<Real>,
  unmoved: Answer<number>,
  id: string,
): {
  readonly arithmetic: PerturbationArithmetic;
  readonly changes: readonly Record<Quantity, Changes>[];
} {
  const seeds = Array.from({ length: perturbationCount }, (_, i) => `${id}/${i + 1}`);
  return isSingleStep(question)
    ? {
        arithmetic: "exact arithmetic",
        changes: seeds.map((seed) => changesInExactArithmetic(question, answer, seed)),
      }
    : {
        arithmetic: "double precision",
        changes: seeds.map((seed) => changesInDoubles(question, unmoved, seed)),
      };
}

/** Refuses a tolerance that our own double-precision answer does not meet: a person must look. */
function checkFloat64(
  unmoved: Answer<number>,
  answer: Answer<Real>,
  tolerance: Certified["tolerance"],
) {
  for (const name of names(answer)) {
    const { relative, scale } = tolerance[name] as Tolerance;
    const errors = zipTrees(entry(unmoved, name), entry(answer, name), difference);
    const allowed = mapTree(scale as Tree<number>, (unit) => relative * unit);
    const excess =
      typeof allowed === "number"
        ? leaves(mapTree(errors, (error) => Math.abs(error) / allowed))
        : leaves(zipTrees(errors, allowed, (error, limit) => Math.abs(error) / limit));
    const worst = Math.max(...excess);
    if (!(worst <= 1))
      throw new Error(
        `${name}: float64 errs by ${worst.toPrecision(3)} times the tolerance ${relative}`,
      );
  }
}

/**
 * Certifies the answer to a question: computed at two precisions, published where they agree, with
 * tolerances derived from the question's own conditioning.
 *
 * @param id seeds the perturbations
 * @throws Error if fewer than 25 digits agree, or double precision does not meet the tolerance
 */
export function certify(question: Question, id: string): Certified {
  const { answer, digits, method, fixedPoint } = consult(question);
  if (digits < fewestDigits) throw new Error(`the two precisions agree on ${digits} digits only`);
  const expected = mapAnswer(answer, (tree) => mapTree(tree, toDouble));
  const unmoved = float64Answer(question);
  const { arithmetic, changes } = perturbations(question, answer, unmoved, id);
  const scales = scalesOf(question, expected);
  const N = question.data.length;
  const tolerance = mapAnswer(answer, (_, name) =>
    toleranceFor(
      changes.map((change) => change[name]),
      entry(scales, name),
      N,
      arithmetic,
    ),
  );
  checkFloat64(unmoved, answer, tolerance);
  const decimal = (value: Real) => toDigits(value, fewestDigits);
  const published = names(answer).filter((name) => !/density|responsibilities/.test(name));
  const decimals = Object.fromEntries(
    published.map((name) => [name, mapTree(entry(answer, name), decimal)]),
  );
  return {
    expected,
    tolerance,
    certificate: {
      method,
      precisions: [...precisions],
      digits,
      decimals,
      ...(fixedPoint && { fixed_point: fixedPoint }),
    },
  };
}
