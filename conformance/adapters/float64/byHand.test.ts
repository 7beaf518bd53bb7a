import { expect, test } from "vitest";
import type { Implementation, Reply } from "../../protocol/index.ts";
import { exactAdapter } from "../exact/adapter.ts";
import { float64Adapter } from "./adapter.ts";

/** Worked out by hand in 30 to 40 digits, straight from the equations, without this package. */
const data = [[0], [1], [4]];
const model = {
  covariance_type: "spherical",
  weights: [0.25, 0.75],
  means: [[0], [3]],
  covariances: [1, 4],
} as const;

/** Asks what is written as plain JSON: whether it is a legal request is for the implementation to say. */
const put = (asked: Implementation, request: object) =>
  asked.ask(request as Parameters<Implementation["ask"]>[0]);

function resultOf(reply: Reply): Record<string, unknown> {
  if (reply.kind !== "result") throw new Error(JSON.stringify(reply));
  return reply.result as never;
}

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 13));
const columns = (values: readonly number[]) => near(values).map((value) => [value]);

test.each([
  ["float64", float64Adapter()],
  ["exact", exactAdapter()],
])("three points, two components: %s agrees with what was worked out by hand", async (_, asked) => {
  const ask = async (request: object) => resultOf(await put(asked, { data, model, ...request }));

  expect(await ask({ op: "log_density" })).toMatchObject({
    log_density: near([-1.90848655039397, -1.88894216245041, -2.0245143990164]),
  });
  expect(await ask({ op: "log_likelihood" })).toMatchObject({
    log_likelihood: expect.closeTo(-5.82194311186077, 13),
  });
  const { responsibilities } = await ask({ op: "e_step" });
  expect((responsibilities as number[][]).map(([first]) => first)).toEqual(
    near([0.6725045888702104, 0.4, 0.0002533551001728427]),
  );
  expect(await ask({ op: "em", steps: 1, known: [] })).toMatchObject({
    log_likelihoods: [expect.closeTo(-5.82194311186077, 13), expect.any(Number)],
    model: {
      weights: near([0.3575859813234611, 0.6424140186765389]),
      means: columns([0.3738153817966624, 2.386304597915351]),
      covariances: near([0.2369115028964186, 2.916791629863657]),
    },
  });
});

test("three points, two components: one step is not enough, and converged says so", async () => {
  const request = { op: "fit", data, model, known: [], max_steps: 1, tolerance: 1e-9 };
  const reply = await put(float64Adapter(), request);
  expect(resultOf(reply)).toMatchObject({ steps: 1, converged: false });
});

test("likelihoods of three steps of EM on 1, 2, 3 are those of CrossValidated 312703, put right", async () => {
  const request = {
    op: "em",
    steps: 3,
    known: [],
    data: [[1], [2], [3]],
    model: { ...model, weights: [0.5, 0.5], means: [[1], [3]], covariances: [1, 1] },
  };
  const { log_likelihoods, model: after } = resultOf(await put(float64Adapter(), request));
  expect(log_likelihoods).toEqual(
    near([-4.389253938647964, -3.549215109177977, -3.486789399390989, -3.418307166142059]),
  );
  const { means, covariances } = after as { means: number[][]; covariances: number[] };
  expect(means[0]).toEqual(near([1.38379613572362]));
  expect(covariances[0]).toEqual(expect.closeTo(0.286959464317525, 13));
});

test.each([
  [1, -0.9189385332046727],
  [3, -2.756815599614018],
])(
  "the density of the standard normal distribution at its mean, in %i dimensions",
  async (D, log) => {
    const origin = Array.from({ length: D }, () => 0);
    const standard = {
      covariance_type: "diag",
      weights: [1],
      means: [origin],
      covariances: [origin.map(() => 1)],
    };
    const request = { op: "log_density", data: [origin], model: standard };
    const reply = await put(float64Adapter(), request);
    expect(resultOf(reply)).toMatchObject({ log_density: near([log]) });
  },
);

test("one point in two dimensions is in one component of each in both, not in one in each", async () => {
  const request = {
    op: "log_density",
    data: [[0, 3]],
    model: {
      covariance_type: "spherical",
      weights: [0.5, 0.5],
      means: [
        [0, 0],
        [3, 3],
      ],
      covariances: [1, 1],
    },
  };
  const reply = await put(float64Adapter(), request);
  expect(resultOf(reply)).toMatchObject({ log_density: near([-6.337877066409345]) });
});

test("a responsibility is no less for being the smallest of three", async () => {
  const third = 1 / 3;
  const request = {
    op: "e_step",
    data,
    model: {
      covariance_type: "spherical",
      weights: [third, third, third],
      means: [[0], [1], [3]],
      covariances: [1, 1, 1],
    },
  };
  const reply = await put(float64Adapter(), request);
  expect(resultOf(reply)).toMatchObject({
    responsibilities: [
      expect.any(Array),
      near([0.3482074278837349, 0.5740969929676946, 0.07769557914857059]),
      expect.any(Array),
    ],
  });
});
