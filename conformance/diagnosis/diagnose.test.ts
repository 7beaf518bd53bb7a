import { describe, expect, it } from "vitest";
import { float64Reading } from "../adapters/float64/adapter.ts";
import { introduction } from "../adapters/introduction.ts";
import { operationsOf } from "../adapters/reading.ts";
import { type Corpus, type GoldenCase, isRefusal, readCorpus } from "../cases/index.ts";
import { passesAsPrinted } from "../kills/caseKills.ts";
import { outcomesOf } from "../kills/outcomes.ts";
import { trialCases } from "../kills/trialCases.ts";
import {
  editedEquations,
  editedReading,
  type Mutant,
  mutantAdapter,
  mutants,
} from "../mutants/index.ts";
import { type Implementation, inProcess, type OperationFunctions } from "../protocol/index.ts";
import type { DiagnosisOptions } from "./diagnose.ts";
import { type Diagnosis, diagnose } from "./index.ts";

const corpus: Corpus = readCorpus();
const cases = trialCases(corpus);
const steps = cases.filter(({ operation }) => operation !== "fit");

/** What is said of an implementation that was held against some cases. */
async function diagnosed(
  implementation: Implementation,
  asked: readonly GoldenCase[],
  options?: DiagnosisOptions,
): Promise<readonly Diagnosis[]> {
  const { failures, passed } = await outcomesOf(implementation, asked, corpus);
  return diagnose(failures, passed, corpus, options);
}

/** The cases that a mutant can be judged by: of an edit those that the printed equations pass. */
async function judgeable({ edits, functions }: Mutant): Promise<readonly GoldenCase[]> {
  if (edits.length === 0) return functions?.fit === undefined ? steps : cases;
  const readable = await Promise.all(steps.map((golden) => passesAsPrinted(golden, corpus)));
  return steps.filter((_, i) => readable[i]);
}

/** Confusions that are known: what is said in place of the mutant. */
const confused: Readonly<Record<string, string>> = {};

/** Those of which golden cases can tell: none asks for a fit from an own start. */
const diagnosable = mutants.filter(({ functions }) => functions?.fit_own === undefined);

describe("a mutant is diagnosed as itself", () => {
  it.each(diagnosable)("$name", { timeout: 600_000 }, async (mutant) => {
    const [first] = await diagnosed(mutantAdapter(mutant), await judgeable(mutant));
    expect(first?.mutants).toEqual([confused[mutant.name] ?? mutant.name]);
    expect(first?.digits).toBeGreaterThan(12);
  });

  it("at least 95 in 100", () => {
    expect(Object.keys(confused).length).toBeLessThanOrEqual(0.05 * mutants.length);
  });
});

const named = (name: string) => mutants.find((mutant) => mutant.name === name) as Mutant;
const edits = mutants.filter((mutant) => mutant.edits.length > 0);
const withoutNames = { without: edits.map(({ name }) => name) };

describe("the search in the syntax tree finds a formula that has no name", () => {
  it.each([
    ["old-means", "9.25"],
    ["responsibilities-without-weights", "9.23"],
    ["mean-count-minus-one", "9.24"],
    ["weights-n-minus-one", "9.26"],
    ["no-determinant", "2.43"],
    ["distance-not-squared", "2.43"],
    ["likelihood-without-weights", "9.28"],
    ["mixture-averaged", "9.7"],
    ["small-number-in-every-term", "9.27"],
  ])("%s in (%s)", { timeout: 600_000 }, async (name, number) => {
    const mutant = named(name);
    const found = await diagnosed(mutantAdapter(mutant), await judgeable(mutant), {
      ...withoutNames,
      extent: "all",
    });
    const formulas = found.flatMap((one) => (one.kind === "edit" ? one.formulas : []));
    expect(formulas.map((formula) => formula.number)).toContain(number);
  });
});

/** Two mutants in one implementation. */
function both(a: Mutant, b: Mutant): Mutant {
  const equations = editedEquations([...a.changes, ...b.changes]);
  const reading = editedReading(equations);
  return { ...a, name: `${a.name} and ${b.name}`, edits: equations, reading };
}

describe("of two bugs both are named, or the report says that there is more than one", () => {
  it.each([
    ["old-means", "responsibilities-without-weights"],
    ["old-means", "weights-smoothed"],
    ["old-means", "mean-likelihood"],
    ["old-means", "no-constant"],
    ["old-means", "count-minus-one"],
    ["count-minus-one", "negative-likelihood"],
    ["count-minus-one", "weights-kept"],
    ["count-minus-one", "mean-divided-by-n"],
    ["mean-divided-by-n", "weights-by-components"],
    ["squared-responsibilities", "equal-weights"],
    ["squared-responsibilities", "likelihood-without-weights"],
    ["not-centred", "half-missing"],
    ["no-determinant", "mixture-without-weights"],
    ["covariance-for-precision", "weights-n-minus-one"],
    ["spherical-without-dimension", "mean-of-squared-responsibilities"],
    ["standard-deviation-returned", "one-weight-twice"],
    ["tied-not-divided", "denominator-without-weights"],
    ["tied-by-components", "means-kept"],
    ["weights-not-divided", "likelihood-per-dimension"],
    ["unweighted-mean", "constant-without-dimension"],
  ])("%s, and %s", { timeout: 600_000 }, async (one, other) => {
    const mutant = both(named(one), named(other));
    const found = await diagnosed(mutantAdapter(mutant), await judgeable(mutant));
    const names = found.flatMap((diagnosis) => diagnosis.mutants);
    const namesBoth = names.includes(one) && names.includes(other);
    const saysSo = found.some(({ sentence }) => sentence.includes("more than one thing is wrong"));
    expect(namesBoth || saysSo, JSON.stringify(found.map(({ sentence }) => sentence))).toBe(true);
  });
});

/** The built-in, which computes an operation as a mutant does, where `is` says so. */
function inPart(name: string, operation: "em" | "m_step", is: (columns: number) => boolean) {
  const [right, wrong] = [operationsOf(float64Reading), operationsOf(named(name).reading)];
  const functions: OperationFunctions = {
    ...right,
    [operation]: (request: { readonly data: readonly (readonly unknown[])[] }) =>
      (is(request.data[0].length) ? wrong : right)[operation](request as never),
  };
  return inProcess(introduction(name, ["e_step", "em", "m_step", "log_likelihood"]), functions);
}

describe("a bug that is confined to a part of an implementation is found, and to what it is confined", () => {
  it.each([
    ["one operation", inPart("old-means", "em", () => true), ", in em only:"],
    [
      "one dimension",
      inPart("count-minus-one", "m_step", (columns) => columns === 1),
      ", in one dimension only:",
    ],
  ])("to %s", { timeout: 600_000 }, async (_, implementation, where) => {
    const asked = steps.filter(({ operation }) => operation !== "log_density");
    const [first] = await diagnosed(implementation, asked);
    expect(first?.sentence).toContain(where);
  });
});

describe("what is no known bug", () => {
  it("says so, and names the cases", async () => {
    const wrong: Mutant = {
      ...named("hard-assignment"),
      reading: {
        ...named("hard-assignment").reading,
        logLikelihood: (data) => Math.sin(data.rows) * 100,
      },
    };
    const asked = steps.filter(
      (golden) => golden.operation === "log_likelihood" && !isRefusal(golden),
    );
    const found = await diagnosed(mutantAdapter(wrong), asked, { extent: "all" });
    const [{ sentence, cases: failed }] = found;
    expect(found).toHaveLength(1);
    expect(sentence).toBe(
      `has wrong (9.28) log_likelihood in ${failed.length} failing cases tried: no known bug, and no single edit of an equation, gives these answers`,
    );
    expect(found[0]).toMatchObject({ kind: "none", mutants: [], formulas: [] });
    expect(found[0]?.cases.length).toBeGreaterThan(3);
  });

  it("is nothing where nothing fails", async () => {
    expect(await diagnose([], cases, corpus)).toEqual([]);
  });
});
