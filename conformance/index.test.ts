import { fit as fitMixture, GmmError } from "gmm-conformance";
import {
  checkImplementation,
  type Event,
  inProcess,
  readCorpus,
} from "gmm-conformance/conformance";
import { logLikelihood } from "gmm-conformance/exact";
import { expect, test } from "vitest";
import { float64Adapter } from "./adapters/float64/adapter.ts";

const data = [[0], [1], [4], [5]];
const start = {
  covarianceType: "full" as const,
  weights: [0.5, 0.5],
  means: [[0], [4]],
  covariances: [[[1]], [[1]]],
};

test("the package fits, and its two readings agree on the likelihood of what it found", () => {
  const { parameters, logLikelihood: total } = fitMixture(data, start);
  expect(Number(logLikelihood(data, parameters).toString())).toBeCloseTo(total, 12);
  expect(() => fitMixture([[Number.NaN]], start)).toThrow(GmmError);
});

test("an implementation in TypeScript is checked in-process", async () => {
  const { hello } = float64Adapter();
  const capabilities = { ...hello.capabilities, operations: ["log_likelihood" as const] };
  const mean = inProcess(
    { ...hello, name: "a mean for a sum", capabilities },
    { log_likelihood: ({ data: rows }) => ({ log_likelihood: -1130.26 / rows.length }) },
  );
  const corpus = readCorpus();
  const cases = corpus.cases.filter(({ id }) => id === "old-faithful-full-k2-log-likelihood");
  const events: Event[] = [];
  for await (const event of checkImplementation(mean, { corpus: { ...corpus, cases } }))
    events.push(event);
  expect(events.at(-1)).toMatchObject({ summary: { planned: 1, ran: 1, passed: 0, failed: 1 } });
});
