import {
  type AnswerCase,
  type Corpus,
  type GoldenCase,
  isRefusal,
  type RefusalCase,
} from "../cases/index.ts";
import { answerLines } from "./answer.ts";
import { askedBy } from "./asked.ts";
import { certificateLines } from "./certificate.ts";
import { equationLines } from "./equation.ts";
import { flagLines } from "./flag.ts";
import { inputLines } from "./input.ts";
import { question } from "./question.ts";
import { page, type Section } from "./section.ts";
import { toleranceLines } from "./tolerance.ts";
import { enumeration } from "./words.ts";

const codes = ({ codes: right }: RefusalCase["refused"]) => enumeration(right, "or");

function refusalSections({ refused }: RefusalCase): readonly Section[] {
  const lines = [`What is wrong: ${refused.why}.`, `The right error code: ${codes(refused)}.`];
  return [{ heading: "To be refused", lines }];
}

function answerSections(golden: AnswerCase): readonly Section[] {
  const { or_refused } = golden;
  return [
    { heading: "Answer", lines: answerLines(golden) },
    {
      heading: "As right as the answer",
      lines: or_refused ? [`The error ${codes(or_refused)}: ${or_refused.why}.`] : [],
    },
    { heading: "Tolerance", lines: toleranceLines(golden) },
    { heading: "Certificate", lines: certificateLines(golden) },
  ];
}

/** A case explained: question, equations, input, answer or refusal, tolerance, flags. */
export function explainCase(golden: GoldenCase, corpus: Corpus, colours: boolean): string {
  const { id, revision, title, origin, difficulty, equations, flags, remark } = golden;
  const asked = askedBy(golden, corpus);
  return page(
    [
      id,
      title,
      `${golden.operation}, difficulty: ${difficulty}, revision ${revision}; from ${origin}`,
    ],
    [
      { heading: "Question", lines: [question(asked)] },
      { heading: "Equations", lines: equations.flatMap(equationLines) },
      { heading: "Input", lines: inputLines(asked) },
      ...(isRefusal(golden) ? refusalSections(golden) : answerSections(golden)),
      { heading: "Flags", lines: flags.flatMap(flagLines) },
      { heading: "Remark", lines: remark === undefined ? [] : [remark] },
      { heading: "To run just this case", lines: [`npx gmm-conformance check --id ${id}`] },
    ],
    colours,
  );
}
