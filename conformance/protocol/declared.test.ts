import { describe, expect, it, test } from "vitest";
import { questions } from "../adapters/questions.ts";
import { readCorpus, requestOf } from "../cases/index.ts";
import { undeclared } from "./declared.ts";
import type { Limit } from "./limits.ts";
import type { Capabilities } from "./messages.ts";

const everything: Capabilities = {
  operations: ["log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"],
  covariance_types: ["full", "tied", "diag", "spherical"],
  known: ["weights", "means", "covariances"],
  precision: "float64",
  exact_steps: { from: "parameters", minimum: 0 },
  regularisation: "none",
  nan_policy: "refuse",
};

const model = {
  covariance_type: "spherical",
  weights: [0.25, 0.75],
  means: [
    [0, 1],
    [2, 3],
  ],
  covariances: [1, 2],
};
const data = [
  [0, 1],
  [2, 4],
];
const eStep = { op: "e_step", data, model };
const mStep = {
  ...{ op: "m_step", data, model, known: [] },
  responsibilities: [
    [1, 0],
    [0.5, 0.5],
  ],
};
const em = { op: "em", data, model, known: ["means"], steps: 1 };
const fitOwn = { op: "fit_own", data, covariance_type: "diag", components: 1, seed: 1 };

describe("what is declared", () => {
  it("is every golden case, by one that declares everything", () => {
    const corpus = readCorpus();
    const asked = corpus.cases.map((golden) => undeclared(requestOf(golden, corpus), everything));
    expect(asked.filter((why) => why !== undefined)).toEqual([]);
  });

  it("is every question of every operation and structure, and a fit from an own start", () => {
    for (const request of [...questions, fitOwn])
      expect(undeclared(request, everything)).toBeUndefined();
  });
});

test.each<[string, object, Partial<Capabilities>, string]>([
  ["another operation", eStep, { operations: ["em"] }, "e_step is not declared"],
  ["another structure", eStep, { covariance_types: ["full"] }, "spherical is not declared"],
  [
    "an own fit of another structure",
    fitOwn,
    { covariance_types: ["full"] },
    "diag is not declared",
  ],
  ["more dimensions", eStep, { max_dimensions: 1 }, "at most 1 dimension"],
  ["an own fit in more dimensions", fitOwn, { max_dimensions: 1 }, "at most 1 dimension"],
  ["more components", eStep, { max_components: 1 }, "at most 1 component"],
  ["a group that cannot be held", em, { known: ["weights"] }, "cannot hold means"],
  [
    "steps of one that counts none",
    em,
    { exact_steps: null },
    "cannot run a given number of steps",
  ],
  [
    "steps from parameters of one that starts from responsibilities",
    em,
    { exact_steps: { from: "responsibilities", minimum: 1 } },
    "steps start from responsibilities only",
  ],
  [
    "fewer steps than can be run",
    em,
    { exact_steps: { from: "parameters", minimum: 2 } },
    "at least 2 steps",
  ],
  [
    "NaN, which is not refused",
    { ...eStep, data: [["NaN", 1]] },
    { nan_policy: "propagate" },
    "what becomes of NaN: propagate",
  ],
  [
    "an unknown structure, of one that has no choice",
    { ...eStep, model: { ...model, covariance_type: "circular" } },
    { covariance_types: ["full"] },
    "chooses no structure: always full",
  ],
  [
    "an unknown group, of one that holds none",
    { ...em, known: ["mean"] },
    { known: [] },
    "cannot hold mean",
  ],
])("%s is not declared", (_, request, narrowed, why) => {
  expect(undeclared(request, { ...everything, ...narrowed })).toBe(why);
});

test.each<[string, object, Partial<Capabilities>]>([
  [
    "an unknown structure, of one that has a choice",
    { ...eStep, model: { ...model, covariance_type: "circular" } },
    { covariance_types: ["full", "diag"] },
  ],
  ["an unknown group, of one that holds another", { ...em, known: ["mean"] }, { known: ["means"] }],
  ["as many dimensions as there may be", eStep, { max_dimensions: 2 }],
  ["as many steps as there have to be", em, { exact_steps: { from: "parameters", minimum: 1 } }],
  ["steps of another operation", eStep, { exact_steps: null }],
])("%s is declared", (_, request, narrowed) => {
  expect(undeclared(request, { ...everything, ...narrowed })).toBeUndefined();
});

test.each<[string, Limit, object]>([
  [
    "spherical: at most 1 dimension",
    { covariance_types: ["spherical"], dimensions: [1, 1] },
    eStep,
  ],
  ["at least 3 components", { components: [3, null] }, eStep],
  ["at least 2 components", { components: [2, null] }, fitOwn],
  ["3 to 5 dimensions", { dimensions: [3, 5] }, mStep],
  ["exactly 3 dimensions", { dimensions: [3, 3] }, fitOwn],
  [
    "at least as many points as dimensions",
    { points_at_least_dimensions: true },
    { ...eStep, data: [[0, 1]] },
  ],
  [
    "m_step: responsibilities of 0 and 1 only",
    { operations: ["m_step"], responsibilities: "hard" },
    mStep,
  ],
  ["equal weights only", { equal_weights: true }, eStep],
  ["equal covariances only", { equal_covariances: true }, eStep],
  ["only with weights and means held", { must_hold: ["weights", "means"] }, em],
  ["only with means held", { must_hold: ["means"] }, fitOwn],
  [
    "em, fit of tied, spherical with covariances or means held: not at all",
    {
      operations: ["em", "fit"],
      covariance_types: ["tied", "spherical"],
      known: ["covariances", "means"],
    },
    em,
  ],
  ["with means held: at least 3 components", { known: ["means"], components: [3, null] }, em],
])("a limit excludes a question, in words: %s", (words, limit, request) => {
  expect(undeclared(request, { ...everything, limits: [limit] })).toBe(words);
});

test.each<[string, Limit, object]>([
  ["another operation", { operations: ["em"], dimensions: [1, 1] }, eStep],
  ["another structure", { covariance_types: ["full"], dimensions: [1, 1] }, eStep],
  ["a question that holds nothing", { known: ["means"], dimensions: [1, 1] }, mStep],
  ["one that holds another group", { known: ["weights"], dimensions: [1, 1] }, em],
  ["numbers within it", { dimensions: [2, 2], components: [2, null] }, eStep],
  ["as many points as dimensions", { points_at_least_dimensions: true }, eStep],
  ["hard responsibilities", { responsibilities: "hard" }, { ...mStep, responsibilities: [[0, 1]] }],
  ["a question without responsibilities", { responsibilities: "hard" }, eStep],
  [
    "equal weights",
    { equal_weights: true },
    { ...eStep, model: { ...model, weights: [0.5, 0.5] } },
  ],
  ["a question without a model", { equal_weights: true, equal_covariances: true }, fitOwn],
  [
    "equal covariances",
    { equal_covariances: true },
    { ...eStep, model: { ...model, covariances: [2, 2] } },
  ],
  [
    "one covariance for all components",
    { equal_covariances: true },
    {
      ...eStep,
      model: {
        ...{ ...model, covariance_type: "tied" },
        covariances: [
          [1, 0],
          [0, 2],
        ],
      },
    },
  ],
  [
    "the one weight of a single component, which nobody estimates",
    { must_hold: ["weights"] },
    { ...em, known: [], model: { ...model, weights: [1], means: [[0, 1]], covariances: [1] } },
  ],
  ["a question that holds what it must", { must_hold: ["means"] }, em],
  ["a question that estimates nothing", { must_hold: ["means"] }, eStep],
])("a limit does not exclude %s", (_, limit, request) => {
  expect(undeclared(request, { ...everything, limits: [limit] })).toBeUndefined();
});

test("the first limit that excludes a question is the one that is named", () => {
  const limits: Limit[] = [
    { dimensions: [2, 2] },
    { components: [3, null] },
    { dimensions: [3, 3] },
  ];
  expect(undeclared(eStep, { ...everything, limits })).toBe("at least 3 components");
});

test("requests against the protocol are looked at, whatever they are", () => {
  const limits: Limit[] = [
    { dimensions: [1, 3], points_at_least_dimensions: true },
    { equal_weights: true, equal_covariances: true },
    { responsibilities: "hard", must_hold: ["means"] },
  ];
  const parts = [undefined, null, 7, "NaN", [], [[]], [[1], [1, 2]], [null], {}];
  for (const part of parts)
    for (const request of [
      part,
      { op: part },
      { op: "em", data: part, model: part, known: part, steps: part },
      { op: "m_step", data: [[1]], model: { means: part, weights: part }, responsibilities: part },
      { op: "fit_own", data: part, covariance_type: part, components: part },
    ])
      expect(typeof undeclared(request, { ...everything, limits })).toMatch(/string|undefined/);
});
