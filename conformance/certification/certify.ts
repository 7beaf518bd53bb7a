import { difference, type Real, toDigits, toDouble } from "../../src/exact/index.ts";
import { type ErrorCode, GmmError } from "../../src/model/index.ts";
import type { Quantity, Tolerance } from "../cases/index.ts";
import { exactAnswer, float64Answer } from "./answers.ts";
import { carriedTrajectory, inDecimals, inDoubles } from "./carried.ts";
import type { Certified } from "./certified.ts";
import { consult, fewestDigits } from "./consult.ts";
import { entry, mapAnswer, names } from "./entries.ts";
import { endOf, runsOut, stepsOf } from "./outOfSteps.ts";
import { amplification, halfUnits, manyUnits, perturbationCount } from "./perturbation.ts";
import type { Answer, Question, Tree } from "./question.ts";
import { scalesOf } from "./scales.ts";
import { type Changes, heldTolerance, toleranceFor } from "./tolerance.ts";
import { leaves, mapTree, zipTrees } from "./tree.ts";

const perturbationPrecision = 28;

type ChangesOf = (seed: string) => Record<Quantity, Changes>;

/** How far the answer moves with inputs moved by up to half a unit in the last place, exactly. */
function movedExactly(question: Question, answer: Answer<Real>): ChangesOf {
  return (seed) =>
    mapAnswer(movedAnswer(question, seed), (tree, name) =>
      zipTrees(tree, entry(answer, name), difference),
    );
}

function movedAnswer(question: Question, seed: string): Answer<Real> {
  const perturbation = halfUnits(seed);
  return question.operation === "em"
    ? carriedTrajectory(question, perturbation, inDecimals(perturbationPrecision))
    : exactAnswer(perturbation.question(question), perturbationPrecision);
}

/** The same, of the double-precision answer, from inputs moved farther. */
function movedInDoubles(question: Question): ChangesOf {
  const unmoved = float64Answer(question);
  return (seed) => {
    const perturbation = manyUnits(seed);
    const moved =
      question.operation === "em"
        ? carriedTrajectory(question, perturbation, inDoubles)
        : float64Answer(perturbation.question(question));
    const change = (a: number, b: number) => (a - b) / amplification;
    return mapAnswer(moved, (tree, name) => zipTrees(tree, entry(unmoved, name), change));
  };
}

/** Up to so many numbers N·K·D the perturbed answers are computed in exact arithmetic. */
const exactSize = 3000;

/** Whether the effect of perturbations is followed in doubles: of many steps, and of large data. */
function followedInDoubles(question: Question): boolean {
  const { data, model, operation } = question;
  const size = data.length * model.weights.length * data[0].length;
  return size > exactSize || operation === "fit" || (operation === "em" && question.steps > 1);
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
  const arithmetic = followedInDoubles(question) ? "doubles" : "exact";
  const near = nearAnswer(question, expected);
  const changesOf = arithmetic === "doubles" ? movedInDoubles(near) : movedExactly(near, answer);
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
          arithmetic,
          question.operation === "em",
        ),
  );
}

/** The answer in double precision; undefined where it is a refusal that is as right as an answer. */
function answerUnlessRefused(
  question: Question,
  refusable: readonly ErrorCode[],
): Answer<number> | undefined {
  try {
    return float64Answer(question);
  } catch (error) {
    if (error instanceof GmmError && refusable.includes(error.code)) return undefined;
    throw error;
  }
}

/**
 * Refuses a tolerance that our own double-precision answer does not meet: a person must look. (A
 * fit is held to more than its tolerance, where it is checked.)
 */
function checkFloat64(
  question: Question,
  answer: Answer<Real>,
  tolerance: Certified["tolerance"],
  refusable: readonly ErrorCode[],
): void {
  if (question.operation === "fit") return;
  const unmoved = answerUnlessRefused(question, refusable);
  if (unmoved === undefined) return;
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
 * @param refusable the error codes that are as right as the answer
 * @throws Error if fewer than 25 digits agree, or double precision does not meet the tolerance
 */
export function certify(
  question: Question,
  id: string,
  refusable: readonly ErrorCode[] = [],
): Certified {
  if (runsOut(question)) return endOf(question, certify(stepsOf(question), id, refusable));
  const { answer, digits, precisions, method, fixedPoint } = consult(question);
  if (digits < fewestDigits)
    throw new Error(
      `computed with ${precisions.join(" and ")} digits, the answers agree on ${digits} only`,
    );
  const expected = mapAnswer(answer, (tree) => mapTree(tree, toDouble));
  const tolerance = tolerancesOf(question, answer, id);
  checkFloat64(question, answer, tolerance, refusable);
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
