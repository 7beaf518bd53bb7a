import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import { combine } from "../questions/combine.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { compare } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

export const oneStep: Law<Question<"em">> = {
  name: "a step is an E step and an M step",
  statement: "One step of EM is the M step from the responsibilities of the E step.",
  equations: ["9.23", "9.24", "9.25", "9.26"],
  slack:
    "twice the allowance of the step: 16 × its conditioning and max(32, 4√N) u of its scale, once for each way",
  needs: { operations: ["em", "e_step", "m_step"] },
  inputs: (range) => questions("em", { ...range, minSteps: 1, maxSteps: 1 }),
  async check(subject, question) {
    const { data, theta, known } = question;
    const slack = allowance("em", question, unitRoundoffOf(subject)).theta;
    const { responsibilities } = await answer(subject, "e_step", { op: "e_step", data, theta });
    const inTwo = { op: "m_step", data, theta, known, responsibilities } as const;
    const expected = await answer(subject, "m_step", inTwo);
    const got = await answer(subject, "em", question);
    return compare({
      got: got.theta,
      expected: expected.theta,
      slack: combine(slack, slack, (a, b) => a + b),
      because: "as the E step and the M step give",
      theta,
    });
  },
};
