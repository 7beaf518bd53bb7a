import { describe, expect, it } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { type Corpus, readCorpus } from "../cases/index.ts";
import type { KnownFailures } from "../check/index.ts";
import { mutantAdapter, mutants } from "../mutants/index.ts";
import type { Implementation } from "../protocol/index.ts";
import { differences, type Entry, matrix, matrixPage, measure } from "./index.ts";

const whole = readCorpus();
const corpus: Corpus = {
  ...whole,
  cases: whole.cases.filter(({ id }) =>
    /^(old-faithful-full-k2-(m-step|e-step)|offset-1e4-full-k2-m-step|refused-weights.*-e-step)/.test(
      id,
    ),
  ),
};

/** An implementation of some operations only, so that no law and no fit takes its time. */
function only(implementation: Implementation): Implementation {
  const { hello } = implementation;
  const operations = ["m_step", "e_step"] as const;
  const capabilities = {
    ...hello.capabilities,
    operations: [...operations],
    covariance_types: ["full" as const],
  };
  return { ...implementation, hello: { ...hello, name: "<b>mine</b> | `x`", capabilities } };
}

const none: KnownFailures = [];
const asMeasured = { adapter: "mine", knownFailures: none, corpus, diagnosed: false };
const right = await measure({ ...asMeasured, implementation: only(float64Adapter()) });
const oldMeans = mutants.find(({ name }) => name === "old-means");
if (oldMeans === undefined) throw new Error("there is no mutant old-means");
const reason = "covariances about the means of the step before";
const known: KnownFailures = [
  {
    reason,
    nature: "bug",
    digits_lost: 16,
    cases: ["offset-1e4-full-k2-m-step", "old-faithful-full-k2-m-step"],
  },
];
const wrong = await measure({
  ...asMeasured,
  implementation: only(mutantAdapter(oldMeans)),
  knownFailures: known,
  diagnosed: true,
});

describe("a measurement", () => {
  it("counts what was asked and what passed, the ladders and the refusals apart", () => {
    expect(right).toMatchObject({
      core: { asked: 2, passed: 2 },
      ladders: { asked: 1, passed: 1 },
      own_fits: { asked: 0, passed: 0, best_known: 0 },
      verdicts: {},
      reasons: [],
    });
    expect(right.refusals.passed).toBe(right.refusals.asked);
    expect(right.laws.passed).toBe(right.laws.asked);
    expect(right.laws.asked).toBeGreaterThan(10);
    expect(right.unsupported["em is not declared"]).toBeGreaterThan(5);
  });

  it("tells of every reason how often, where it is smallest, what kind it is, and its diagnosis", () => {
    const found = wrong.reasons.find((one) => one.reason === reason);
    expect(found).toMatchObject({
      nature: "bug",
      cases: 2,
      smallest: "offset-1e4-full-k2-m-step",
      diagnosis: [expect.stringContaining("implements covariances about the old means")],
    });
    expect(wrong.verdicts["old-faithful-full-k2-m-step"]).toBe("known-failure");
  });

  it("leaves out what it is told to, and says so", async () => {
    const leftOut = ["old-faithful-full-k2-m-step"];
    const entry = await measure({ ...asMeasured, implementation: only(float64Adapter()), leftOut });
    expect(entry).toMatchObject({ core: { asked: 1, passed: 1 }, left_out: leftOut });
    expect(differences(right, entry, [])).toContain(
      "left out: old-faithful-full-k2-m-step, recorded as nothing",
    );
    expect(matrixPage({ corpus: 2, entries: [entry] })).toContain(
      "Not asked, since they take many minutes each: `old-faithful-full-k2-m-step`.",
    );
  });

  it("does not leave out what is not there", async () => {
    const implementation = only(float64Adapter());
    await expect(measure({ ...asMeasured, implementation, leftOut: ["nowhere"] })).rejects.toThrow(
      "mine: there is no case nowhere",
    );
  });

  it("reads back as what it was", () => {
    const text = JSON.stringify({ corpus: 2, entries: [right, wrong] });
    expect(matrix.parse(JSON.parse(text)).entries).toEqual([right, wrong]);
  });
});

describe("the record and a new measurement", () => {
  const changed = (change: Partial<Entry>): Entry => ({ ...right, ...change });

  it("agree where nothing changed", () => {
    expect(differences(right, changed({}), [])).toEqual([]);
  });

  it("differ in verdicts, either way, but where rounding decides", () => {
    const failing = changed({ verdicts: { "old-faithful-full-k2-m-step": "fail" } });
    expect(differences(right, failing, [])).toEqual([
      "old-faithful-full-k2-m-step: fail, recorded as pass",
    ]);
    expect(differences(failing, right, [])).toEqual([
      "old-faithful-full-k2-m-step: pass, recorded as fail",
    ]);
    const list: KnownFailures = [
      {
        reason: "r",
        digits_lost: 1,
        rounding_decides: true,
        cases: ["old-faithful-full-k2-m-step"],
      },
    ];
    expect(differences(right, failing, list)).toEqual([]);
  });

  it("differ in the version, in what was asked, and in more than one digit", () => {
    const { implementation, core, digits } = right;
    if (digits === null) throw new Error("no digits");
    const other = changed({
      implementation: { ...implementation, version: "9" },
      core: { ...core, asked: 1 },
      digits: { ...digits, median: digits.median - 1.5 },
    });
    expect(differences(right, other, [])).toEqual([
      `is ${implementation.name} 9, recorded as ${implementation.name} ${implementation.version}`,
      "core: 1 were asked, recorded as 2",
      `digits: ${digits.median - 1.5} in the median, recorded as ${digits.median}`,
    ]);
    const near = changed({ digits: { ...digits, median: digits.median - 0.9 } });
    expect(differences(right, near, [])).toEqual([]);
  });
});

describe("the page", () => {
  const page = matrixPage({ corpus: 2, entries: [right, wrong] });

  it("has a row and a section for every implementation", () => {
    expect(page).toContain("2 / 2 | 1 / 1 |");
    expect(page).toContain("Nothing it declares fails.");
    expect(page).toMatch(
      /\*\*A bug\*\* \(2 cases.*: covariances about the means of the step before\./,
    );
  });

  it("gives nothing in a name a meaning", () => {
    expect(page).not.toContain("<b>");
    expect(page).toContain("&lt;b&gt;mine&lt;/b&gt; \\| \\`x\\`");
  });
});
