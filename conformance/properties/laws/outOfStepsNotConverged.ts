import type { Law } from "../law.ts";
import type { Question } from "../questions/question.ts";
import { reference } from "../slack/reference.ts";
import { allowanceOutOfSteps, answerOutOfSteps, shortFits, stepsOf } from "../slack/shortFit.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

export const outOfStepsNotConverged: Law<Question<"fit">> = {
  name: "out of steps is not converged",
  statement:
    "A fit whose steps are used up while the log likelihood still changes by more than the tolerance does not say that it converged.",
  equations: ["9.28"],
  slack:
    "the tolerance asked for; of steps that change the log likelihood by less than 1000 of it, nothing is claimed",
  needs: { operations: ["fit", "em"] },
  inputs: shortFits,
  async check(subject, question) {
    allowanceOutOfSteps(question, unitRoundoffOf(subject));
    const fitted = await answerOutOfSteps(subject, question);
    if (!fitted?.converged) return [];
    const { logLikelihoods } = reference("em", stepsOf(question));
    const [before, after] = logLikelihoods.slice(-2);
    return [
      {
        equation: "9.28",
        place: `the change of logLikelihood in step ${question.maxSteps}, the last allowed,`,
        got: after - before,
        expected: 0,
        because: "as converged: true says",
        slack: question.tolerance,
      },
    ];
  },
};
