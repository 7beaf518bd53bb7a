import { expect, test } from "vitest";
import { openFixture } from "./fixtures/openFixture.ts";
import { describeIssues } from "./issues.ts";
import type { Limit } from "./limits.ts";
import { hello } from "./messages.ts";

const introduction = {
  ...{ protocol: 1, name: "x", version: "1", language: "", issues: "" },
  capabilities: {
    operations: ["e_step", "em"],
    covariance_types: ["full", "diag"],
    max_dimensions: 4,
    known: ["means"],
    precision: "float64",
    exact_steps: { from: "parameters", minimum: 0 },
    regularisation: "none",
    nan_policy: "refuse",
  },
} as const;

function problemsWith(limits: unknown): string | undefined {
  const capabilities = { ...introduction.capabilities, limits };
  const { error } = hello.safeParse({ ...introduction, capabilities });
  return error && describeIssues(error);
}

test("limits of what is declared are accepted, and so are none", () => {
  const limits: Limit[] = [
    { operations: ["em"], covariance_types: ["diag"], known: ["means"], dimensions: [1, 4] },
    { components: [2, null], points_at_least_dimensions: true, must_hold: ["means"] },
    { responsibilities: "hard", equal_weights: true },
  ];
  expect(problemsWith(limits)).toBeUndefined();
  expect(problemsWith(undefined)).toBeUndefined();
});

test.each<[string, unknown]>([
  [
    "capabilities.limits[1].dimensions: can never be met: at least 3 and at most 2",
    [{ components: [2, null] }, { dimensions: [3, 2] }],
  ],
  [
    "capabilities.limits[0].dimensions: can never be met: at least 5, and max_dimensions is 4",
    [{ dimensions: [5, null] }],
  ],
  [
    "capabilities.limits[0].operations[1]: fit is not declared (e_step, em)",
    [{ operations: ["em", "fit"] }],
  ],
  [
    "capabilities.limits[0].covariance_types[0]: tied is not declared (full, diag)",
    [{ covariance_types: ["tied"], dimensions: [1, 1] }],
  ],
  ["capabilities.limits[0].known[0]: weights is not declared (means)", [{ known: ["weights"] }]],
  [
    "capabilities.limits[0].must_hold[0]: weights is not declared (means)",
    [{ must_hold: ["weights"] }],
  ],
  ["capabilities.limits[0]: excludes every question: it has neither scope nor requirement", [{}]],
])("refused: %s", (problem, limits) => {
  expect(problemsWith(limits)).toBe(problem);
});

test.each<[string, unknown]>([
  ["a requirement that nobody knows", [{ rows: [1, 2] }]],
  ["an operation that nobody knows", [{ operations: ["predict"] }]],
  ["an empty list", [{ operations: [] }]],
  ["a number instead of an interval", [{ dimensions: 1 }]],
  ["a limit instead of a list", { dimensions: [1, 1] }],
])("refused, with its place: %s", (_, limits) => {
  expect(problemsWith(limits)).toMatch(/^capabilities\.limits/);
});

test("the handshake refuses a limit that can never be met, and says which", async () => {
  expect(await openFixture("impossible-limit")).toMatchObject({
    kind: "no_handshake",
    detail: expect.stringContaining("capabilities.limits[0].dimensions: can never be met"),
  });
});
