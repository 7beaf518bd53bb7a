import { difference, type Real, toDigits, toDouble } from "../../src/exact/index.ts";
import type { Certificate, Quantity, Tolerance } from "../cases/index.ts";
import { exactAnswer, float64Answer } from "./answers.ts";
import { consult, fewestDigits, precisions } from "./consult.ts";
import { entry, mapAnswer, names } from "./entries.ts";
import { perturbationCount, perturbed, perturbedInDoubles } from "./perturbation.ts";
import type { Answer, Question, Tree } from "./question.ts";
import { scalesOf } from "./scales.ts";
import { type Changes, type PerturbationArithmetic, toleranceFor } from "./tolerance.ts";
import { leaves, mapTree, zipTrees } from "./tree.ts";

const perturbationPrecision = 28;

/** A certified answer: what a golden case says of its question. */
export interface Certified {
  readonly expected: Answer<number>;
  readonly tolerance: Readonly<Partial<Record<Quantity, Tolerance>>>;
  readonly certificate: Certificate;
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

/** A fit from its own answer, where EM has less far to go; any other question as it is. */
function nearAnswer(question: Question, expected: Answer<number>): Question {
  const { weights, means, covariances } = expected;
  const { covarianceType } = question.model;
  if (question.operation !== "fit") return question;
  return { ...question, model: { covarianceType, weights, means, covariances } as never };
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
  const { arithmetic, changes } = perturbations(
    nearAnswer(question, expected),
    answer,
    unmoved,
    id,
  );
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
