import type { MixtureParameters, ParameterGroup } from "../../../src/model/index.ts";
import type { Operation } from "../../protocol/index.ts";
import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { compare } from "../slack/finding.ts";
import { requireFit } from "../slack/requireFit.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** The groups of `theta` that are named. */
function groups(theta: MixtureParameters, known: readonly ParameterGroup[]): object {
  return Object.fromEntries(known.map((group) => [group, theta[group]]));
}

/** Sees whether a question is one that the laws speak of. */
type Requirement<Op extends Operation> = (question: Question<Op>, u: number) => unknown;

function unchanged<Op extends "m_step" | "em" | "fit">(
  op: Op,
  require: Requirement<Op>,
): Law<Question<Op>> {
  return {
    name: `known parameters stay (${op})`,
    statement: "Parameters that are known come back bit for bit as they were given.",
    equations: ["9.24", "9.25", "9.26"],
    slack: "none: nothing is computed",
    needs: { operations: [op], known: true },
    inputs: (range) => questions(op, range),
    async check(subject, question) {
      require(question, unitRoundoffOf(subject));
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

const stepIsDetermined =
  <Op extends "m_step" | "em">(op: Op): Requirement<Op> =>
  (question, u) =>
    allowance<Op>(op, question, u);

export const knownUnchanged = [
  unchanged("m_step", stepIsDetermined("m_step")),
  unchanged("em", stepIsDetermined("em")),
  unchanged("fit", requireFit),
];
