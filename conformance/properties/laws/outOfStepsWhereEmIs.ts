import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import { combine } from "../questions/combine.ts";
import type { Question } from "../questions/question.ts";
import { compare, type Finding } from "../slack/finding.ts";
import { allowanceOutOfSteps, answerOutOfSteps, shortFits, stepsOf } from "../slack/shortFit.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** A count of steps that differs by one is wrong, whatever is rounded. */
const halfAStep = 0.5;

function countFinding(steps: number, { maxSteps }: Question<"fit">): Finding {
  return {
    equation: "9.28",
    place: "steps",
    got: steps,
    expected: maxSteps,
    because: "as it was allowed, since none of them ends it",
    slack: halfAStep,
  };
}

export const outOfStepsWhereEmIs: Law<Question<"fit">> = {
  name: "a fit out of steps is where EM is",
  statement:
    "A fit that has used up t steps is where t steps of EM lead, and says that it took t of them.",
  equations: ["9.28", "9.24", "9.25", "9.26"],
  slack:
    "twice the allowance of the trajectory: 16 × its conditioning and max(32, 4√N) u of its scale a step, once for each way; half a step for the count",
  needs: { operations: ["fit", "em"] },
  inputs: shortFits,
  async check(subject, question) {
    const { logLikelihoods, theta } = allowanceOutOfSteps(question, unitRoundoffOf(subject));
    const fitted = await answerOutOfSteps(subject, question);
    if (fitted === undefined) return [];
    const steps = await answer(subject, "em", stepsOf(question));
    const { maxSteps: t } = question;
    const once = { logLikelihood: logLikelihoods[t], theta };
    const findings = compare({
      got: { logLikelihood: fitted.logLikelihood, theta: fitted.theta },
      expected: { logLikelihood: steps.logLikelihoods[t], theta: steps.theta },
      slack: combine(once, once, (a, b) => a + b),
      because: `as after ${t === 1 ? "1 step" : `${t} steps`} of EM`,
      theta: question.theta,
    });
    return [...findings, countFinding(fitted.steps, question)];
  },
};
