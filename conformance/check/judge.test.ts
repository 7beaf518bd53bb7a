import { beforeAll, describe, expect, test } from "vitest";
import { em, eStep, logLikelihood, mStep } from "../../src/float64/index.ts";
import { type MixtureParameters, toMatrix, toRows } from "../../src/model/index.ts";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import {
  type AnswerCase,
  type CaseOf,
  isRefusal,
  type RefusalCase,
  readCorpus,
  requestOf,
} from "../cases/index.ts";
import { fromWireModel, type Reply, type ResultOf, toWireModel } from "../protocol/index.ts";
import { judge } from "./judge.ts";

const corpus = readCorpus();
const answers = corpus.cases.filter((golden) => !isRefusal(golden));

function caseOf<Op extends AnswerCase["operation"]>(operation: Op, id: string): CaseOf<Op> {
  const found = answers.find((golden) => golden.id === id);
  if (found?.operation !== operation) throw new Error(`there is no ${operation} case ${id}`);
  return found as CaseOf<Op>;
}

const judged = (golden: AnswerCase, reply: Reply) => judge(golden, reply, corpus.dataOf, "float64");

describe("an M step", () => {
  const golden = caseOf("m_step", "old-faithful-full-k2-m-step");
  const right = { model: golden.expected.model };

  test("passes with the certified answer", () => {
    expect(judged(golden, { kind: "result", result: right }).verdict).toBe("pass");
  });

  test("fails, in its covariances alone, when they are about the old means", () => {
    const data = corpus.dataOf(golden);
    const responsibilities = toMatrix(golden.input.responsibilities, "responsibilities");
    const old = fromWireModel(golden.input.model);
    const { covariances } = mStep(data, responsibilities, old, { known: ["means"] });
    const model = toWireModel({
      ...fromWireModel(golden.expected.model),
      covariances,
    } as typeof old);
    const { verdict, comparisons } = judged(golden, { kind: "result", result: { model } });
    expect(verdict).toBe("fail");
    expect(comparisons.filter(({ passed }) => !passed).map(({ quantity }) => quantity)).toEqual([
      "covariances",
    ]);
  });

  test("fails with covariances of another structure", () => {
    const { weights, means } = golden.expected.model;
    const model = { covariance_type: "spherical" as const, weights, means, covariances: [1, 1] };
    const { verdict, detail } = judged(golden, { kind: "result", result: { model } });
    expect([verdict, detail]).toEqual(["fail", "answers with spherical covariances, not full"]);
  });

  test.each<[Reply, string]>([
    [{ kind: "error", code: "internal", message: "no" }, "error"],
    [{ kind: "unsupported", why: "not today" }, "unanswered"],
    [{ kind: "not_asked", why: "at most 1 dimension" }, "unsupported"],
    [{ kind: "crash", detail: "gone" }, "crash"],
    [{ kind: "timeout", seconds: 1 }, "timeout"],
    [{ kind: "bad_message", detail: "not JSON" }, "error"],
  ])("%j gets a verdict of its own", (reply, verdict) => {
    expect(judged(golden, reply).verdict).toBe(verdict);
  });
});

describe("a digit changed in any expected value", () => {
  test.each(
    answers
      .filter(({ id }) => /^old-faithful-full-k2-(log|e|m|em-1)-/.test(`${id}-`))
      .map(({ id }) => id),
  )("fails %s", async (id) => {
    const golden = answers.find((candidate) => candidate.id === id) as AnswerCase;
    const reply = await float64Adapter().ask(requestOf(golden, corpus) as never);
    const text = JSON.stringify(golden.expected);
    const decimals = [...text.matchAll(/(?<=\d\.\d{4})\d/g)];
    const { index } = decimals[Math.floor(decimals.length / 2)];
    const digit = String((Number(text[index]) + 1) % 10);
    const expected = JSON.parse(text.slice(0, index) + digit + text.slice(index + 1));
    expect(judged(golden, reply).verdict).toBe("pass");
    expect(judged({ ...golden, expected } as AnswerCase, reply).verdict).toBe("fail");
  });
});

describe("a case that is to be refused", () => {
  const golden = corpus.cases.find(({ id }) => id === "refused-no-rows-e-step") as RefusalCase;
  const judgedAs = (reply: Reply) => judge(golden, reply, corpus.dataOf, "float64");

  test("passes with the right code, and whatever message", () => {
    const reply: Reply = { kind: "error", code: "invalid_input", message: "no" };
    expect(judgedAs(reply).verdict).toBe("pass");
  });

  test("fails with another code, and says which would be right", () => {
    const { verdict, detail } = judgedAs({ kind: "error", code: "internal", message: "oh" });
    expect(verdict).toBe("fail");
    expect(detail).toBe("refused as internal, not invalid_input (the data have no rows): oh");
  });

  test("is an error where it is answered", () => {
    const { verdict, detail } = judgedAs({ kind: "result", result: { responsibilities: [] } });
    expect(verdict).toBe("error");
    expect(detail).toContain("answered what is to be refused as invalid_input");
  });
});

describe("a case that may be answered or refused", () => {
  const golden = caseOf("em", "vanishing-60-full-k2-known-covariances-em-1");

  test("passes with the answer, and with the refusal, but with no other", () => {
    const result = golden.expected;
    expect(judged(golden, { kind: "result", result }).verdict).toBe("pass");
    const refusal = (code: "empty_component" | "internal") =>
      judged(golden, { kind: "error", code, message: "no" }).verdict;
    expect(refusal("empty_component")).toBe("pass");
    expect(refusal("internal")).toBe("fail");
  });
});

describe("an answer to many rows", () => {
  const golden = caseOf("e_step", "galaxies-full-k2-e-step");
  const data = toMatrix(corpus.dataOf(golden), "data");
  const right = toRows(eStep(data, fromWireModel(golden.input.model))).map((row) => [...row]);
  const swapped = (n: number) => right.map((row, m) => (m === n ? [row[1], row[0]] : row));
  const failing = (responsibilities: number[][]) =>
    judged(golden, { kind: "result", result: { responsibilities } })
      .comparisons.filter(({ passed }) => !passed)
      .map(({ quantity }) => quantity);
  const inSample = (golden.expected as { rows: number[] }).rows[3];

  test("is compared in a sample of rows and in the sums over all of them", () => {
    expect(failing(right)).toEqual([]);
    expect(failing(swapped(inSample))).toEqual(["responsibilities", "sum_of_responsibilities"]);
    expect(failing(swapped(inSample + 1))).toEqual(["sum_of_responsibilities"]);
  });

  test("fails with a row too few, wherever that is missing", () => {
    expect(failing(right.slice(0, -1))).toEqual(["responsibilities", "sum_of_responsibilities"]);
  });
});

describe("a fit", () => {
  const golden = caseOf("fit", "old-faithful-full-k2-published-fit");
  let right: ResultOf<"fit">;

  beforeAll(async () => {
    const request = { ...requestOf(golden, corpus), op: "fit" as const };
    const reply = await float64Adapter().ask(request as never);
    if (reply.kind !== "result") throw new Error("the built-in fit answers");
    right = reply.result as ResultOf<"fit">;
  });

  const judgedFit = (change: Partial<ResultOf<"fit">>) =>
    judged(golden, { kind: "result", result: { ...right, ...change } });

  test("passes with what the built-in reading finds", () => {
    expect(judgedFit({}).verdict).toBe("pass");
  });

  test("fails when the likelihood is another model's", () => {
    const { verdict, comparisons } = judgedFit({
      log_likelihood: Number(right.log_likelihood) - 1e-6,
    });
    expect(verdict).toBe("fail");
    expect(comparisons.find(({ passed }) => !passed)?.quantity).toBe("log_likelihood");
  });

  test("fails when it stopped too early", () => {
    const { detail } = judgedFit({ model: golden.input.model, log_likelihood: 0 });
    expect(detail).toMatch(/not stationary: one exact step changes the log likelihood by/);
  });

  test("fails when it says that it did not converge", () => {
    expect(judgedFit({ converged: false }).detail).toBe("did not converge");
  });

  test("fails, with the reason, when the parameters are no mixture's", () => {
    const { model } = right;
    const off = { ...model, weights: [0.5, 0.6] } as typeof model;
    expect(judgedFit({ model: off }).detail).toMatch(
      /not a mixture's: weights: sum to 1\.1, not 1/,
    );
  });

  test("fails when it took more steps than it was allowed", () => {
    expect(judgedFit({ steps: 10_001 }).detail).toBe(
      "took 10001 steps, more than the 10000 allowed",
    );
  });

  test("fails when it counts no step, though its parameters are not those of the start", () => {
    expect(judgedFit({ steps: 0 }).detail).toBe(
      "says that it took no step, but its weights are not those of the start",
    );
    expect(judgedFit({ steps: 1 }).verdict).toBe("pass");
  });

  test("fails, without ending the run, where no step leads on from the parameters", () => {
    const { model } = right;
    const far = {
      ...model,
      means: [
        [1e200, 1e200],
        [1e200, 1e200],
      ],
    } as typeof model;
    expect(judgedFit({ model: far }).verdict).toBe("fail");
  });

  test("in single precision is allowed 2^29 of the tolerance, not of the distance left", () => {
    const moved = right.model.weights.map((weight, k) => Number(weight) + (k === 0 ? 1e-4 : -1e-4));
    const model = { ...right.model, weights: moved } as typeof right.model;
    const reply: Reply = { kind: "result", result: { ...right, model } };
    const { comparisons } = judge(golden, reply, corpus.dataOf, "float32");
    expect(comparisons.find(({ quantity }) => quantity === "weights")?.attainable).toBeGreaterThan(
      2,
    );
  });
});

describe("every fit", () => {
  const fits = answers.filter((golden): golden is CaseOf<"fit"> => golden.operation === "fit");
  /** A failing fit is judged by a step in decimals, which takes long on many rows. */
  const mostRows = 300;
  const several = fits.filter(
    (golden) =>
      golden.input.known.length === 0 &&
      golden.input.model.weights.length > 1 &&
      corpus.dataOf(golden).length <= mostRows,
  );

  test.each(several.map((golden) => [golden.id, golden] as const))(
    "fails with one component in place of several, stationary as that is: %s",
    (_, golden) => {
      const data = corpus.dataOf(golden);
      const K = golden.input.model.weights.length;
      const one = collapsed(golden, data);
      const result = {
        model: toWireModel(one),
        log_likelihood: logLikelihood(data, one),
        steps: 1,
        converged: true,
      };
      expect(logLikelihood(data, one)).toBeCloseTo(
        logLikelihood(data, em(data, one, { steps: 1 }).parameters),
        6,
      );
      expect(K).toBeGreaterThan(1);
      expect(judged(golden, { kind: "result", result }).verdict).toBe("fail");
    },
  );
});

/** The fit of one Gaussian, given to every component alike: EM leaves it where it is. */
function collapsed(golden: CaseOf<"fit">, data: readonly (readonly number[])[]): MixtureParameters {
  const start = fromWireModel(golden.input.model);
  const K = start.weights.length;
  const shares = {
    rows: data.length,
    columns: K,
    values: new Float64Array(data.length * K).fill(1 / K),
  };
  return mStep(data, shares, start);
}
