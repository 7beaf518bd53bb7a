import { describe, expect, it, vi } from "vitest";
import { float64Adapter, float64Reading } from "../adapters/float64/adapter.ts";
import { introduction } from "../adapters/introduction.ts";
import { operationsOf } from "../adapters/reading.ts";
import { type Corpus, type GoldenCase, isRefusal, readCorpus, sizeOf } from "../cases/index.ts";
import { outcomesOf } from "../kills/outcomes.ts";
import { assembled } from "../mutants/index.ts";
import { type AnyRequest, type Implementation, inProcess } from "../protocol/index.ts";
import { diagnose } from "./index.ts";

vi.setConfig({ testTimeout: 600_000 });

const corpus: Corpus = readCorpus();
const builtIn = float64Adapter();

async function diagnosed(implementation: Implementation, is: (golden: GoldenCase) => boolean) {
  const { failures, passed } = await outcomesOf(implementation, corpus.cases.filter(is), corpus);
  return { failures, passed, diagnoses: await diagnose(failures, passed, corpus) };
}

type Rows = readonly (readonly number[])[];

const transposed = (rows: Rows) => rows[0].map((_, i) => rows.map((row) => row[i]));

/** The built-in, which takes data of fewer points than dimensions for the transposed. */
const exchanging: Implementation = {
  ...builtIn,
  ask: (request: AnyRequest & { readonly data: Rows }) => {
    const isWide = request.data.length < request.data[0].length;
    const data = isWide ? transposed(request.data) : request.data;
    return builtIn.ask({ ...request, data } as never);
  },
} as Implementation;

describe("a reason fits all failures that it claims, and all passes of which it speaks", () => {
  it("rows that are exchanged with columns where N < D are no determinants that leave the range", async () => {
    const { failures, passed, diagnoses } = await diagnosed(
      exchanging,
      (golden) => golden.operation === "e_step" && !isRefusal(golden),
    );
    expect(passed.some(({ id }) => id.startsWith("scale-1e150"))).toBe(true);
    expect(failures.length).toBeGreaterThan(2);
    expect(diagnoses).toHaveLength(1);
    expect(diagnoses[0].sentence).toMatch(/^implements a refusal of fewer points than dimensions/);
    expect(diagnoses[0].cases).toHaveLength(failures.length);
  });

  it("a bug that one large case does not show is not claimed", async () => {
    const asked = (golden: GoldenCase) =>
      golden.operation === "log_likelihood" &&
      !isRefusal(golden) &&
      golden.input.model.covariance_type === "full";
    const answers = corpus.cases.flatMap((golden) =>
      asked(golden) && !isRefusal(golden) ? [golden] : [],
    );
    const most = Math.max(...answers.map((golden) => sizeOf(golden, corpus)));
    const largest = answers.find((one) => sizeOf(one, corpus) === most);
    const N = largest && corpus.dataOf(largest).length;
    const reading = assembled({
      logLikelihood: (data, theta) =>
        float64Reading.logLikelihood(data, theta) / (data.rows === N ? 1 : data.rows),
    });
    const implementation = inProcess(
      introduction("a mean, mostly", ["log_likelihood"]),
      operationsOf(reading),
    );
    const { passed, diagnoses } = await diagnosed(implementation, asked);
    expect(passed.map(({ id }) => id)).toContain(largest?.id);
    expect(diagnoses.flatMap(({ mutants }) => mutants)).not.toContain("mean-likelihood");
  });
});

describe("a reason is tried on every failing case", () => {
  it("a mean likelihood explains those of large data, of far points and of tiny units as well", async () => {
    const reading = assembled({
      logLikelihood: (data, theta) => float64Reading.logLikelihood(data, theta) / data.rows,
    });
    const implementation = inProcess(
      introduction("a mean", ["log_likelihood"]),
      operationsOf(reading),
    );
    const { failures, diagnoses } = await diagnosed(
      implementation,
      (golden) => golden.operation === "log_likelihood" && !isRefusal(golden),
    );
    expect(failures.some(({ golden }) => sizeOf(golden, corpus) > 4000)).toBe(true);
    expect(diagnoses.map(({ mutants }) => mutants)).toEqual([["mean-likelihood"]]);
    expect(diagnoses[0]).toMatchObject({ tried: failures.length, untried: 0 });
    expect(new Set(diagnoses[0].cases)).toEqual(new Set(failures.map(({ golden }) => golden.id)));
  });
});
