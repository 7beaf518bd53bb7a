import fc from "fast-check";
import type { InputRange } from "./arbitraries/index.ts";
import { questions } from "./arbitraries/index.ts";
import type { Law, Needs } from "./law.ts";
import { operationEquations } from "./operationEquations.ts";
import { answer } from "./questions/answer.ts";
import { type Changes, changed } from "./questions/changed.ts";
import { combine } from "./questions/combine.ts";
import type { Answer, Determined, Question } from "./questions/question.ts";
import { allowance } from "./slack/allowance.ts";
import { compare } from "./slack/finding.ts";
import { unitRoundoffOf } from "./slack/unitRoundoff.ts";

/** How the answer must follow when a question is changed. */
export interface Relation<Parameter> {
  readonly name: string;
  readonly statement: string;
  /** A clause that follows the expected number in a message. */
  readonly because: string;
  /** Which of the possible changes. */
  readonly parameter: fc.Arbitrary<Parameter>;
  readonly question: (parameter: Parameter, asked: Question) => Changes;
  readonly answer: (parameter: Parameter, asked: Question) => Changes;
  /** What becomes of the allowance of the first answer; unless told, the same as of the answer. */
  readonly slack?: (parameter: Parameter, asked: Question) => Changes;
  /** The inputs that it is about, where it is not about all. */
  readonly range?: (range: InputRange) => InputRange;
  /** The equations that it is about; unless told, all that the operation uses. */
  readonly equations?: readonly string[];
  readonly needs?: Omit<Needs, "operations">;
}

/** The law that an operation follows a relation. */
export function metamorphic<Op extends Determined, Parameter>(
  op: Op,
  relation: Relation<Parameter>,
): Law<readonly [Question<Op>, Parameter]> {
  const { name, statement, because, parameter, equations, needs } = relation;
  const slackOf = relation.slack ?? relation.answer;
  const range = relation.range ?? ((all: InputRange) => all);
  return {
    name: `${name} (${op})`,
    statement,
    equations: equations ?? operationEquations[op],
    slack:
      "the allowances of both answers: each may be off by 16 × its conditioning and max(32, 4√N) u of its scale",
    needs: { ...needs, operations: [op] },
    inputs: (all) => fc.tuple(questions(op, range(all)), parameter),
    async check(subject, [asked, which]) {
      const follow = changed(asked, relation.question(which, asked));
      const u = unitRoundoffOf(subject);
      const before: Answer<Op> = changed(allowance(op, asked, u), slackOf(which, asked));
      const after = allowance(op, follow, u);
      const expected = changed(await answer(subject, op, asked), relation.answer(which, asked));
      const got = await answer(subject, op, follow);
      const slack = combine(after, before, (a, b) => a + b);
      return compare({ got, expected, slack, because, theta: follow.theta });
    },
  };
}
