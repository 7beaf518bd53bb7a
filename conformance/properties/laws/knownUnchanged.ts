import type { MixtureParameters, ParameterGroup } from "../../../src/model/index.ts";
import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { compare } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** The groups of `theta` that are named. */
function groups(theta: MixtureParameters, known: readonly ParameterGroup[]): object {
  return Object.fromEntries(known.map((group) => [group, theta[group]]));
}

function unchanged<Op extends "m_step" | "em">(op: Op): Law<Question<Op>> {
  return {
    name: `known parameters stay (${op})`,
    statement: "Parameters that are known come back bit for bit as they were given.",
    equations: ["9.24", "9.25", "9.26"],
    slack: "none: nothing is computed",
    needs: { operations: [op], known: true },
    inputs: (range) => questions(op, range),
    async check(subject, question) {
      allowance(op, question, unitRoundoffOf(subject));
      const { theta } = await answer(subject, op, question);
      const given = groups(question.theta, question.known);
      const zeros = Object.fromEntries(
        Object.entries(given).map(([group, values]) => [group, zeroed(values)]),
      );
      return compare({
        got: groups(theta, question.known),
        expected: given,
        slack: zeros,
        because: "as it was given to be held",
        theta,
      });
    },
  };
}

function zeroed(values: unknown): unknown {
  return Array.isArray(values) ? values.map(zeroed) : 0;
}

export const knownUnchanged = (["m_step", "em"] as const).map((op) => unchanged(op));
