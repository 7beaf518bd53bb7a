import { type AnswerCase, equationOf } from "../cases/index.ts";
import type { Judgement } from "../check/index.ts";
import type { Comparison } from "../compare/index.ts";
import type { RequestOf } from "../protocol/index.ts";
import { printable } from "../protocol/printable.ts";
import type { Counterexample } from "./counterexample.ts";
import { describeQuestion } from "./describeQuestion.ts";
import type { FuzzFinding } from "./events.ts";

/** The wrong number beside the certified one, and what rounding allows. */
function describeComparison(comparison: Comparison, equations: readonly string[]): string {
  const { quantity, misshapen, worst } = comparison;
  const equation = equationOf(quantity, equations);
  const name = `${equation === undefined ? "(known) " : `(${equation}) `}${quantity}`;
  if (misshapen !== undefined || worst === undefined) return `${name}: ${misshapen ?? "is wrong"}`;
  const { place, expected, got, error, allowed } = worst;
  const index = place.map((i) => `[${i}]`).join("");
  const amounts = `off by ${error.toPrecision(2)}, allowed ${allowed.toPrecision(2)}`;
  return `${name}${index}: certified ${expected}, got ${got}; ${amounts}`;
}

function describeJudgement({ detail, comparisons }: Judgement, { equations }: AnswerCase) {
  return [
    ...(detail === undefined ? [] : [detail]),
    ...comparisons
      .filter(({ passed }) => !passed)
      .map((comparison) => describeComparison(comparison, equations)),
  ];
}

function requestOf({ operation, input }: AnswerCase): RequestOf<AnswerCase["operation"]> {
  const data = "rows" in input.data ? input.data.rows : [];
  return { ...input, op: operation, data } as RequestOf<AnswerCase["operation"]>;
}

function describeCounterexample(found: Counterexample): readonly string[] {
  switch (found.kind) {
    case "case":
      return [
        ...describeQuestion(requestOf(found.golden)),
        ...describeJudgement(found.judgement, found.golden),
      ];
    case "law": {
      const { request, variation } = found.law.input;
      const varied =
        variation === undefined || variation === null
          ? []
          : [`varied by ${JSON.stringify(variation)}`];
      return [...describeQuestion(request), ...varied];
    }
    case "none":
      return [];
  }
}

const accusations: Readonly<Record<FuzzFinding["about"], string>> = {
  implementation: "broken",
  float64: "THE REFERENCE float64 IS WRONG, not the implementation under test",
  law: "this law could not be tried: a fault of gmm-conformance",
};

const mostWords = 5;

/** A finding for people: what is broken, and on what, small enough to follow by hand. */
export function describeFinding(finding: FuzzFinding): readonly string[] {
  const { about, law, statement, equations, message, stderr = "", counterexample } = finding;
  const words = stderr.split("\n").filter((line) => line !== "");
  const lines = [
    `${accusations[about]}: ${law}`,
    `${statement} (${equations.join(", ")})`,
    message,
    ...describeCounterexample(counterexample),
    ...words.slice(-mostWords).map((line) => `stderr: ${line}`),
  ];
  return lines.map((line) => printable(line, 4000));
}
