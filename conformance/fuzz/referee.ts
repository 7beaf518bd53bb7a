import { unitRoundoff } from "../../src/model/index.ts";
import { certainAnswer } from "../properties/oracle.ts";
import type { Answer, Determined, Question } from "../properties/questions/question.ts";
import { allowance } from "../properties/slack/allowance.ts";
import { compare, describeFinding, type Finding, worst } from "../properties/slack/finding.ts";
import { IllPosed } from "../properties/slack/illPosed.ts";
import { unitRoundoffOf } from "../properties/slack/unitRoundoff.ts";
import type { Implementation } from "../protocol/index.ts";
import { isFarFromSingular } from "./farFromSingular.ts";
import { ReferenceWrong } from "./referenceWrong.ts";
import { isWithin } from "./within.ts";

const because = "as the equations give";

/**
 * Whether what made a reading refuse can be told from the ends of its way. (Of a path of several
 * steps only the ends are known, and of held weights not who is empty: there a refusal is given the
 * benefit of the doubt.)
 */
function isPlain<Op extends Determined>(question: Question<Op>): boolean {
  const severalSteps = "steps" in question && question.steps > 1;
  const heldWeights = "known" in question && question.known.includes("weights");
  return !severalSteps && !heldWeights;
}

/**
 * Sees that a refusal is wrong: the equations give an answer, and no rounding makes it one to refuse.
 *
 * @throws IllPosed where the refusal is right, or rounding may explain it
 */
export async function requireWrongRefusal<Op extends Determined>(
  op: Op,
  question: Question<Op>,
): Promise<void> {
  const explained = new IllPosed(`${op}: a refusal that rounding explains`);
  if (!isPlain(question)) throw explained;
  const exact = await certainAnswer(op, question);
  const states = [question.theta, ...("theta" in exact ? [exact.theta] : [])];
  if (!states.every((theta) => isFarFromSingular(theta, question.data))) throw explained;
}

/**
 * Decides between an answer and that of `float64`, which differ: nothing is found where the allowance
 * explains the difference, or the equations are with the answer.
 *
 * @throws IllPosed where the question loses half of its digits to rounding
 * @throws ReferenceWrong where the equations are with the answer alone
 */
export async function referee<Op extends Determined>(
  subject: Implementation,
  op: Op,
  question: Question<Op>,
  got: Answer<Op>,
  float64: Answer<Op>,
): Promise<readonly Finding[]> {
  const slack = allowance(op, question, unitRoundoffOf(subject));
  if (isWithin(got, float64, slack, 1)) return [];
  const expected = await certainAnswer(op, question);
  const { theta } = question;
  if (!isWithin(got, expected, slack, 1)) return compare({ got, expected, slack, because, theta });
  const ours = allowance(op, question, unitRoundoff);
  if (isWithin(float64, expected, ours, 1)) return [];
  const fault = worst(compare({ got: float64, expected, slack: ours, because, theta }));
  throw new ReferenceWrong(op, fault === undefined ? "" : describeFinding(fault));
}
