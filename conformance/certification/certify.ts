import {
  difference,
  polishedFixedPoint,
  type Real,
  toDigits,
  toDouble,
} from "../../src/exact/index.ts";
import * as float64 from "../../src/float64/index.ts";
import type { Certificate, Quantity, Tolerance } from "../cases/index.ts";
import { exactAnswer, float64Answer } from "./answers.ts";
import { consult, fewestDigits, precisions } from "./consult.ts";
import { entry, mapAnswer, names } from "./entries.ts";
import { perturbationCount, perturbed, perturbedInDoubles } from "./perturbation.ts";
import {
  type Answer,
  parametersOf,
  type Question,
  type QuestionOf,
  type Tree,
} from "./question.ts";
import { scalesOf } from "./scales.ts";
import { type Changes, heldTolerance, toleranceFor } from "./tolerance.ts";
import { leaves, mapTree, zipTrees } from "./tree.ts";

const perturbationPrecision = 28;

/** A certified answer: what a golden case says of its question. */
export interface Certified {
  readonly expected: Answer<number>;
  readonly tolerance: Readonly<Partial<Record<Quantity, Tolerance>>>;
  readonly certificate: Certificate;
}

type ChangesOf = (seed: string) => Record<Quantity, Changes>;

/** How far the answer moves with inputs moved by up to half a unit in the last place, exactly. */
function movedExactly(question: Question, answer: Answer<Real>): ChangesOf {
  return (seed) => {
    const moved = perturbed(question, seed);
    const movedAnswer =
      moved.operation === "fit"
        ? movedFixedPoint(question as QuestionOf<"fit">, moved)
        : exactAnswer(moved, perturbationPrecision);
    return mapAnswer(movedAnswer, (tree, name) => zipTrees(tree, entry(answer, name), difference));
  };
}

/** The fixed point of a perturbed question, polished from where that question starts. */
function movedFixedPoint(
  { data, known }: QuestionOf<"fit">,
  moved: QuestionOf<"fit", Real>,
): Answer<Real> {
  const { parameters, logLikelihood } = polishedFixedPoint(moved.data, moved.model, {
    known,
    precision: perturbationPrecision,
    digits: perturbationPrecision - 8,
    nearby: (theta) => float64.step(data, theta, { known }),
  });
  return { log_likelihood: logLikelihood, ...parametersOf(parameters) };
}

/** How far the double-precision answer moves with inputs moved to neighbouring doubles. */
function movedInDoubles(question: Question, unmoved: Answer<number>): ChangesOf {
  return (seed) => {
    const moved = float64Answer(perturbedInDoubles(question, seed));
    return mapAnswer(moved, (tree, name) => zipTrees(tree, entry(unmoved, name), (a, b) => a - b));
  };
}

/** A fit from its own answer, where a perturbed one is near; any other question as it is. */
function nearAnswer(question: Question, expected: Answer<number>): Question {
  const { weights, means, covariances } = expected;
  const { covarianceType } = question.model;
  if (question.operation !== "fit") return question;
  return { ...question, model: { covarianceType, weights, means, covariances } as never };
}

/** Whether a group of parameters is held, and comes back as it was given. */
function isHeld(question: Question, name: Quantity): boolean {
  return "known" in question && (question.known as readonly Quantity[]).includes(name);
}

/** The tolerance of every quantity of an answer, from the question's own conditioning. */
function tolerancesOf(
  question: Question,
  answer: Answer<Real>,
  id: string,
): Certified["tolerance"] {
  const expected = mapAnswer(answer, (tree) => mapTree(tree, toDouble));
  const long = question.operation === "em" && question.steps > 1;
  const changesOf = long
    ? movedInDoubles(question, float64Answer(question))
    : movedExactly(nearAnswer(question, expected), answer);
  const seeds = Array.from({ length: perturbationCount }, (_, i) => `${id}/${i + 1}`);
  const changes = seeds.map(changesOf);
  const scales = scalesOf(question, expected);
  const N = question.data.length;
  return mapAnswer(answer, (_, name) =>
    isHeld(question, name)
      ? heldTolerance
      : toleranceFor(
          changes.map((change) => change[name]),
          entry(scales, name),
          N,
          long ? "doubles" : "exact",
        ),
  );
}

/**
 * Refuses a tolerance that our own double-precision answer does not meet: a person must look. (A
 * fit is held to more than its tolerance, where it is checked.)
 */
function checkFloat64(
  question: Question,
  answer: Answer<Real>,
  tolerance: Certified["tolerance"],
): void {
  if (question.operation === "fit") return;
  const unmoved = float64Answer(question);
  for (const name of names(answer)) {
    const { relative, scale } = tolerance[name] as Tolerance;
    const errors = zipTrees(entry(unmoved, name), entry(answer, name), difference);
    const ratio = (error: number, unit: number) =>
      error === 0 ? 0 : Math.abs(error) / (relative * unit);
    const ratios =
      typeof scale === "number"
        ? mapTree(errors, (error) => ratio(error, scale))
        : zipTrees(errors, scale as Tree<number>, ratio);
    const worst = Math.max(...leaves(ratios));
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
  const tolerance = tolerancesOf(question, answer, id);
  checkFloat64(question, answer, tolerance);
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
