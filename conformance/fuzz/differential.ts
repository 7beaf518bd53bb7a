import { exactAdapter } from "../adapters/exact/adapter.ts";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { roundingOfSums } from "../compare/index.ts";
import type { Law } from "../properties/law.ts";
import { readingsAgree } from "../properties/laws/readingsAgree.ts";
import { certainAnswer } from "../properties/oracle.ts";
import { answer, Unanswered } from "../properties/questions/answer.ts";
import {
  type Answer,
  type Determined,
  determined,
  type Question,
} from "../properties/questions/question.ts";
import { allowance } from "../properties/slack/allowance.ts";
import { compare, type Finding } from "../properties/slack/finding.ts";
import { IllPosed } from "../properties/slack/illPosed.ts";
import { reference } from "../properties/slack/reference.ts";
import { scalesOf } from "../properties/slack/scales.ts";
import { unitRoundoffOf } from "../properties/slack/unitRoundoff.ts";
import type { Hello, Implementation } from "../protocol/index.ts";
import { answered } from "./answered.ts";
import { referee, requireWrongRefusal } from "./referee.ts";
import { ReferenceWrong } from "./referenceWrong.ts";
import { isWithin } from "./within.ts";

/** Enough digits to see that an answer in doubles is right. */
const firstLook = exactAdapter(28);
const builtIn = float64Adapter().hello.name;

/** Whether it is `float64` itself that is under test: then it has no say in what is right. */
export function isReference({ name }: Hello): boolean {
  return name === builtIn;
}

/**
 * Whether two answers differ by no more than the rounding of good sums, which is always allowed. No
 * scale is smaller than its number: where the numbers themselves will do, no scales are computed.
 */
function agrees<Op extends Determined>(
  op: Op,
  question: Question<Op>,
  got: Answer<Op>,
  expected: Answer<Op>,
  u: number,
): boolean {
  const rounds = "steps" in question ? Math.max(1, question.steps) : 1;
  const units = rounds * roundingOfSums(question.data.length) * u;
  return (
    isWithin(got, expected, expected, units) ||
    isWithin(got, expected, scalesOf(op, question, expected), units)
  );
}

function float64Answer<Op extends Determined>(
  op: Op,
  question: Question<Op>,
): Answer<Op> | undefined {
  try {
    return reference(op, question);
  } catch (error) {
    if (error instanceof IllPosed) return undefined;
    throw error;
  }
}

/**
 * What a refusal is worth where another reading answers.
 *
 * @throws Unanswered where it is wrong
 * @throws IllPosed where it is right, or rounding explains it
 */
async function refused<Op extends Determined>(
  subject: Implementation,
  op: Op,
  question: Question<Op>,
  refusal: Unanswered,
): Promise<never> {
  if (float64Answer(op, question) === undefined) await requireWrongRefusal(op, question);
  else {
    allowance(op, question, unitRoundoffOf(subject));
    await certainAnswer(op, question);
  }
  throw refusal;
}

/** What the equations give at few digits; nothing where they give nothing. */
async function firstAnswer<Op extends Determined>(
  op: Op,
  question: Question<Op>,
): Promise<Answer<Op> | undefined> {
  try {
    return await answer(firstLook, op, question);
  } catch (error) {
    if (error instanceof Unanswered) return undefined;
    throw error;
  }
}

/** `float64` answers first; the equations are asked only where the two do not agree. */
async function besideFloat64<Op extends Determined>(
  subject: Implementation,
  op: Op,
  question: Question<Op>,
): Promise<readonly Finding[]> {
  const got = await answered(subject, op, question);
  const float64 = float64Answer(op, question);
  if (got instanceof Unanswered)
    return float64 === undefined ? [] : refused(subject, op, question, got);
  if (float64 === undefined) {
    await requireWrongRefusal(op, question);
    throw new ReferenceWrong(op, "refuses what has an answer");
  }
  return agrees(op, question, got, float64, unitRoundoffOf(subject))
    ? []
    : referee(subject, op, question, got, float64);
}

/** The equations answer every time: at few digits first, and at fifty where those do not agree. */
async function besideEquations<Op extends Determined>(
  subject: Implementation,
  op: Op,
  question: Question<Op>,
): Promise<readonly Finding[]> {
  const u = unitRoundoffOf(subject);
  const got = await answered(subject, op, question);
  const first = await firstAnswer(op, question);
  if (got instanceof Unanswered)
    return first === undefined ? [] : refused(subject, op, question, got);
  if (first === undefined) throw new IllPosed(`${op}: the equations give no answer`);
  if (agrees(op, question, got, first, u)) return [];
  const slack = allowance(op, question, u);
  if (isWithin(got, first, slack, 1)) return [];
  const expected = await certainAnswer(op, question);
  return compare({
    got,
    expected,
    slack,
    because: "as the equations give",
    theta: question.theta,
  });
}

/** The law that the readings agree, with an eye to speed: the same verdicts, sooner. */
function differential<Op extends Determined>(op: Op, law: Law<Question<Op>>): Law<Question<Op>> {
  return {
    ...law,
    check: (subject, question) =>
      isReference(subject.hello)
        ? besideEquations(subject, op, question)
        : besideFloat64(subject, op, question),
  };
}

/** For every operation whose answer is determined: it is that of the equations. */
export const differentials: readonly Law[] = determined.map(
  (op, i) => differential(op, readingsAgree[i] as Law<never>) as Law,
);
