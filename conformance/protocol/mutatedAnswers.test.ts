import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswer, readResult } from "./answers.ts";
import { mutated, mutations } from "./fixtures/mutated.ts";
import { type ResultOf, requestables } from "./messages.ts";

const model = {
  covariance_type: "full",
  weights: [0.25, 0.75],
  means: [
    [0, 1.5],
    [2, -0.5],
  ],
  covariances: [
    [
      [1.5, -0.4],
      [-0.4, 0.9],
    ],
    [
      [2, 0.5],
      [0.5, 1.25],
    ],
  ],
} as const;

const fitted = { log_likelihood: -12.5, model, steps: 3, converged: true };

/** A good result of every operation. */
const results: { readonly [Op in (typeof requestables)[number]]: object } = {
  log_density: {
    log_density: [-1, -2],
    component_log_density: [
      [-1, "-Infinity"],
      [0.1, 1e-300],
    ],
  },
  e_step: {
    responsibilities: [
      [0.9, 0.1],
      [0, 1],
    ],
  },
  m_step: { model },
  log_likelihood: { log_likelihood: -12.5 },
  em: { log_likelihoods: [-3, "NaN"], model },
  fit: fitted,
  fit_own: fitted,
};

/** `line` with some bytes struck out, doubled or changed. */
function scrambled(line: string, edits: readonly (readonly [number, number, string])[]): string {
  return edits.reduce((text, [at, length, put]) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + put + text.slice(from + length);
  }, line);
}

const ops = fc.constantFrom(...requestables);
const textual = fc.array(
  fc.tuple(
    fc.nat(2000),
    fc.nat(3),
    fc.constantFrom("", "[", "]", "{", '"', ",", "e", "-", "\u0000"),
  ),
  { minLength: 1, maxLength: 4 },
);

const control = /[\p{Cc}\p{Bidi_Control}]/u;

/** What a line is taken for; whatever it is, it is one of the replies, and fit to be shown. */
function examine(line: string, op: (typeof requestables)[number]) {
  const said = readAnswer(line, 2);
  const reply = said.kind === "result" ? readResult(op, said.result) : said;
  expect(["result", "error", "unsupported", "bad_message"]).toContain(reply.kind);
  for (const text of ["detail", "message", "why"] as const)
    if (text in reply) expect(String((reply as never)[text])).not.toMatch(control);
  if (reply.kind === "result") expectNumbers(reply.result);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  return reply.kind;
}

/** Numbers, the three names of others, a structure's name and whether it converged: nothing else. */
function expectNumbers(result: unknown): void {
  if (typeof result === "object" && result !== null) {
    for (const entry of Object.values(result)) expectNumbers(entry);
    return;
  }
  const names = ["NaN", "Infinity", "-Infinity", "full", "tied", "diag", "spherical"];
  const isNumber = typeof result === "number" && Number.isFinite(result);
  expect(isNumber || typeof result === "boolean" || names.includes(result as string)).toBe(true);
}

describe("an answer that was tampered with is a reply, and nothing worse", () => {
  it("5000 with a node changed", () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(ops, mutations, (op, mutation) => {
        const line = JSON.stringify(mutated({ id: 2, result: results[op] }, mutation));
        const kind = examine(line, op);
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }),
      { numRuns: 5000, seed: 1 },
    );
    // Most are seen through; an entry struck out of a list can leave an answer of a possible shape.
    expect(kinds.get("bad_message")).toBeGreaterThan(3000);
  });

  it("5000 with bytes changed", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(ops, textual, (op, edits) => {
        const whole = JSON.stringify({ id: 2, result: results[op] });
        kinds.add(examine(scrambled(whole, edits), op));
      }),
      { numRuns: 5000, seed: 2 },
    );
    expect(kinds).toContain("bad_message");
    expect(kinds).toContain("result");
  });

  it("but a good one is a result", () => {
    for (const op of requestables) {
      const line = JSON.stringify({ id: 2, result: results[op] });
      expect(examine(line, op)).toBe("result");
      const reply = readResult(op, (JSON.parse(line) as { result: ResultOf<typeof op> }).result);
      expect(reply).toEqual({ kind: "result", result: results[op] });
    }
  });
});
