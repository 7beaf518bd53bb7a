import type { Implementation } from "../../protocol/index.ts";
import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import { combine } from "../questions/combine.ts";
import type { Answer, Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { compare } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** EM in as many questions as steps. */
async function oneAtATime(
  subject: Implementation,
  question: Question<"em">,
): Promise<Answer<"em">> {
  let { theta } = question;
  const logLikelihoods: number[] = [];
  for (let t = 1; t <= question.steps; t++) {
    const step = await answer(subject, "em", { ...question, theta, steps: 1 });
    logLikelihoods.push(...step.logLikelihoods.slice(t === 1 ? 0 : 1));
    theta = step.theta;
  }
  return { logLikelihoods, theta };
}

export const stepByStep: Law<Question<"em">> = {
  name: "steps one at a time",
  statement: "So many steps of EM are the same steps taken one at a time.",
  equations: ["9.28", "9.24", "9.25", "9.26"],
  slack:
    "twice the allowance of the trajectory: 16 × its conditioning and max(32, 4√N) u of its scale a step, once for each way",
  needs: { operations: ["em"] },
  inputs: (range) =>
    questions("em", { ...range, minSteps: 2, maxSteps: Math.max(2, range.maxSteps) }),
  async check(subject, question) {
    const slack = allowance("em", question, unitRoundoffOf(subject));
    const got = await answer(subject, "em", question);
    const expected = await oneAtATime(subject, question);
    return compare({
      got,
      expected,
      slack: combine(slack, slack, (a, b) => a + b),
      because: "as one step at a time gives",
      theta: question.theta,
    });
  },
};
