import { expect, it } from "vitest";
import { GmmError } from "../../src/model/index.ts";
import { inProcess, type OperationFunctions } from "./inProcess.ts";
import type { Hello, RequestOf } from "./messages.ts";

type LogLikelihood = NonNullable<OperationFunctions["log_likelihood"]>;

const hello: Hello = {
  protocol: 1,
  name: "mine",
  version: "1",
  language: "TypeScript",
  issues: "",
  capabilities: {
    operations: ["log_likelihood"],
    covariance_types: ["full"],
    known: [],
    precision: "float64",
    exact_steps: null,
    regularisation: "none",
    nan_policy: "undefined",
  },
};

const request: RequestOf<"log_likelihood"> = {
  op: "log_likelihood",
  data: [[1], [2]],
  model: { covariance_type: "full", weights: [1], means: [[0]], covariances: [[[1]]] },
};

function replyOf(log_likelihood: LogLikelihood) {
  return inProcess(hello, { log_likelihood }).ask(request);
}

it("hands a function's result on, at once or later", async () => {
  const result = { log_likelihood: -1 };
  expect(await replyOf(() => result)).toEqual({ kind: "result", result });
  expect(await replyOf(async () => result)).toEqual({ kind: "result", result });
});

it("takes a GmmError for an answer, with its code", async () => {
  const refused = await replyOf(() => {
    throw new GmmError("singular_covariance", "covariances[0]", "is not positive definite");
  });
  expect(refused).toEqual({
    kind: "error",
    code: "singular_covariance",
    message: "covariances[0]: is not positive definite",
  });
});

it("takes any other throw for a crash", async () => {
  const crashed = await replyOf(() => {
    throw new TypeError("x is undefined");
  });
  expect(crashed).toEqual({ kind: "crash", detail: "TypeError: x is undefined" });
});

it.each([
  ["Error: over\\nlines\\x1b[2J", new Error("over\nlines\u001b[2J")],
  ['threw "out of luck"', "out of luck"],
  ["threw null", null],
  ["threw undefined", undefined],
  ["threw 3", 3],
  ["threw something that cannot be shown", 3n],
  ["threw something that cannot be shown", { toJSON: () => void JSON.parse("{") }],
  [
    "threw something that cannot be shown",
    Object.defineProperty(new Error("x"), "message", { get: () => void JSON.parse("{") }),
  ],
])("says what was thrown: %s", async (detail, thrown) => {
  const crashed = await replyOf(() => {
    throw thrown;
  });
  expect(crashed).toEqual({ kind: "crash", detail });
});

it("says no more of what was thrown than can be read", async () => {
  const crashed = await replyOf(() => {
    throw new Error("x".repeat(1e6));
  });
  expect(JSON.stringify(crashed).length).toBeLessThan(1000);
});

it("holds a result against its schema", async () => {
  expect(await replyOf(() => ({ log_likelihood: Number.NaN }))).toMatchObject({
    kind: "bad_message",
  });
  expect(await replyOf(() => ({ log_likelihood: "NaN" }))).toMatchObject({ kind: "result" });
});

it("says of an operation without a function that it is unsupported", async () => {
  const empty = inProcess(hello, {});
  expect(await empty.ask(request)).toEqual({
    kind: "unsupported",
    why: "there is no log_likelihood",
  });
});

it("keeps what a function does to its request from everybody else", async () => {
  await replyOf((given) => {
    given.data.length = 0;
    return { log_likelihood: 0 };
  });
  expect(request.data).toEqual([[1], [2]]);
});
