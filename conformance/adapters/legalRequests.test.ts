import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as gmm from "../../src/index.ts";
import { mutated, mutations } from "../protocol/fixtures/mutated.ts";
import type { Implementation } from "../protocol/index.ts";
import { exactAdapter } from "./exact/adapter.ts";
import { float64Adapter } from "./float64/adapter.ts";
import { questions } from "./questions.ts";

const own = {
  op: "fit_own",
  data: questions[0].data,
  covariance_type: "full",
  components: 2,
  max_steps: 5,
  tolerance: 1e-2,
  seed: 1,
} as const;

/** The kinds of reply to requests with a node changed; none of them is a crash. */
async function kindsOf(implementation: Implementation, runs: number) {
  const kinds = new Map<string, number>();
  const { operations } = implementation.hello.capabilities;
  const asked = [...questions, own].filter(({ op }) => operations.includes(op));
  const property = fc.asyncProperty(fc.constantFrom(...asked), mutations, async (legal, change) => {
    const request = { ...(mutated(legal, change) as object), op: legal.op };
    const reply = await implementation.ask(request as never);
    kinds.set(reply.kind, (kinds.get(reply.kind) ?? 0) + 1);
    if (reply.kind === "error") {
      expect(reply.code).not.toBe("internal");
      expect(reply.message).toMatch(/^[\w.[\]]+: \S/);
    } else expect(reply.kind, JSON.stringify([reply, request])).toBe("result");
  });
  await fc.assert(property, { numRuns: runs, seed: 1 });
  return kinds;
}

describe("a request with a node changed is answered, or refused with the place", () => {
  it("by the built-in implementation", async () => {
    const kinds = await kindsOf(float64Adapter(), 6000);
    expect(kinds.get("error")).toBeGreaterThan(3000);
    expect(kinds.get("result")).toBeGreaterThan(100);
  });

  it("by the equations", async () => {
    const kinds = await kindsOf(exactAdapter("double"), 1000);
    expect(kinds.get("error")).toBeGreaterThan(500);
  });
});

it.each([
  ["data", [[null, 1]], "data[0][0]: is not a number"],
  ["data", 3, "data: is not an array"],
  ["data", [1, 2], "data[0]: is not an array"],
  ["model", null, "model: "],
])("a request whose %s is %j is refused with its place", async (name, value, message) => {
  const reply = await float64Adapter().ask({ ...questions[1], [name]: value } as never);
  expect(reply).toMatchObject({ kind: "error", code: "invalid_input" });
  expect((reply as { message: string }).message).toContain(message);
});

/** The functions of the library, called as JavaScript allows: with whatever a request has. */
const library: Readonly<Record<string, (request: never) => unknown>> = {
  log_density: ({ data, theta }) => gmm.logDensities(data, theta),
  e_step: ({ data, theta }) => gmm.eStep(data, theta),
  log_likelihood: ({ data, theta }) => gmm.logLikelihood(data, theta),
  m_step: ({ data, responsibilities, theta, known }) =>
    gmm.mStep(data, responsibilities, theta, { known }),
  em: ({ data, theta, known, steps }) => gmm.em(data, theta, { known, steps }),
  fit: ({ data, theta, known, max_steps: maxSteps, tolerance }) =>
    gmm.fit(data, theta, { known, maxSteps, stopping: { rule: "total", tolerance } }),
};

it("the library, called with arguments of any kind, throws nothing but a GmmError", () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...questions), mutations, (legal, change) => {
      const { model, ...rest } = mutated(legal, change) as Record<string, unknown>;
      const isModel = typeof model === "object" && model !== null && "covariance_type" in model;
      const theta = isModel ? { ...model, covarianceType: model.covariance_type } : model;
      try {
        library[legal.op]({ ...rest, theta } as never);
      } catch (error) {
        expect(error).toBeInstanceOf(gmm.GmmError);
        refused++;
      }
    }),
    { numRuns: 6000, seed: 3 },
  );
  expect(refused).toBeGreaterThan(1000);
});
