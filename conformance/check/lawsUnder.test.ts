import { expect, test, vi } from "vitest";
import { float64Reading } from "../adapters/float64/adapter.ts";
import { introduction } from "../adapters/introduction.ts";
import { operationsOf, type Reading } from "../adapters/reading.ts";
import { isRefusal, readCorpus } from "../cases/index.ts";
import { assembled } from "../mutants/index.ts";
import { inProcess } from "../protocol/index.ts";
import { checkImplementation } from "./checkImplementation.ts";
import type { DiagnosisEvent, LawEvent } from "./events.ts";
import { defaultSeed, everyLaw } from "./lawPlan.ts";

vi.setConfig({ testTimeout: 300_000 });

const corpus = readCorpus();
const cases = corpus.cases.filter(
  ({ id, operation }) => id.startsWith("old-faithful-full-") && operation !== "fit",
);

const { mStep, logLikelihood } = float64Reading;
const meanForSum: Partial<Reading> = {
  logLikelihood: (data, theta) => logLikelihood(data, theta) / data.rows,
};
const weightsByRowsLessOne: Partial<Reading> = {
  mStep: (data, responsibilities, theta, known) => {
    const updated = mStep(data, responsibilities, theta, known);
    const scale = data.rows / (data.rows - 1);
    return { ...updated, weights: updated.weights.map((weight) => weight * scale) };
  },
};

/** What is told of an implementation that is wrong so, by these laws. */
async function toldOf(wrong: Partial<Reading>, ...names: readonly string[]) {
  const declared = introduction("two bugs", ["log_density", "e_step", "log_likelihood", "m_step"]);
  const implementation = inProcess(declared, operationsOf(assembled(wrong)));
  const planned = everyLaw.laws.filter(({ law }) => names.includes(law.name));
  expect(planned.map(({ law }) => law.name).sort()).toEqual([...names].sort());
  const diagnoses: DiagnosisEvent[] = [];
  const broken: LawEvent[] = [];
  for await (const event of checkImplementation(implementation, {
    corpus: { ...corpus, cases },
    laws: { laws: planned, runs: 10, seed: defaultSeed },
    diagnosed: "unknown failures",
  })) {
    if (event.type === "diagnosis") diagnoses.push(event);
    if (event.type === "law" && event.verdict === "fail") broken.push(event);
  }
  return { diagnoses, broken: broken.map(({ law }) => law).sort() };
}

const ofLikelihood = "the log likelihood is a sum";
const ofWeights = ["weights are effective counts", "weights on the simplex"] as const;
const ofResponsibilities = "responsibilities sum to one";

test("a broken law stands under the reason that breaks it, and under no other", async () => {
  const { diagnoses, broken } = await toldOf(
    { ...meanForSum, ...weightsByRowsLessOne },
    ...[ofLikelihood, ...ofWeights, ofResponsibilities],
  );
  expect(broken).toEqual([ofLikelihood, ...ofWeights].sort());
  const under = (word: string) =>
    diagnoses.filter(({ sentence }) => sentence.includes(word)).map(({ laws: names }) => names);
  expect(under("mean")).toEqual([[ofLikelihood]]);
  expect(under("N − 1").map((names) => [...names].sort())).toEqual([[...ofWeights]]);
});

test("a law that no reason breaks stands under none", async () => {
  const [rows] = cases.flatMap((golden) => (isRefusal(golden) ? [] : corpus.dataOf(golden).length));
  const wrongOfOtherData: Partial<Reading> = {
    ...meanForSum,
    eStep: (data, theta) => {
      const right = float64Reading.eStep(data, theta);
      return data.rows === rows ? right : right.map((row) => row.map((value) => value / 2));
    },
  };
  const { diagnoses, broken } = await toldOf(wrongOfOtherData, ofLikelihood, ofResponsibilities);
  expect(broken).toEqual([ofResponsibilities, ofLikelihood].sort());
  expect(diagnoses.map(({ laws: names }) => names)).toEqual([[ofLikelihood]]);
});
