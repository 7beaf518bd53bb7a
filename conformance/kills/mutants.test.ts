import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findEquation } from "../../src/exact/equations/find.ts";
import { toUnicode } from "../../src/exact/unicode.ts";
import { readCorpus } from "../cases/index.ts";
import { mutants } from "../mutants/index.ts";
import { laws } from "../properties/index.ts";
import { kills } from "./caseKills.ts";
import { killedBy } from "./lawKills.ts";
import { killingOwnFits, trialOwnFits } from "./ownFitKills.ts";
import { readKills } from "./record.ts";
import { killTable } from "./table.ts";

const corpus = readCorpus();
const recorded = readKills();

/** Bugs that no law can see, and why. */
const lawless: Readonly<Record<string, string>> = {
  "alike-where-underflown": "the laws draw no point so far out that every density underflows",
  "log-densities-clamped": "the laws draw no point 450 standard deviations from every component",
  "small-number-in-count-and-weight":
    "by the recorded seed the laws draw no component so empty that 1e-20 counts",
  "tolerance-on-mean": "a fit that stops N times earlier is within ten times its tolerance still",
  "seed-ignored": "no law asks for a fit from an own start",
  "symmetry-broken": "the laws draw no identical components",
  renormalises: "the laws put legal questions only; refusals are golden cases",
  "answers-nan": "the laws put legal questions only; refusals are golden cases",
};

describe("the mutants", () => {
  it("are sixty and more, each with a name and a bug of its own", () => {
    expect(mutants.length).toBeGreaterThanOrEqual(60);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(new Set(mutants.map(({ bug }) => bug)).size).toBe(mutants.length);
  });

  it("break equations of the catalogue, and say where such a bug was seen", () => {
    for (const { breaks, origin } of mutants) {
      expect(breaks.map((number) => findEquation(number)?.number ?? "none")).not.toContain("none");
      expect(breaks).not.toEqual([]);
      expect(origin).toMatch(/^.{10,120}$/);
    }
  });

  it("can be written as formulas, where they are edits", () => {
    for (const { edits } of mutants)
      for (const edit of edits) expect(toUnicode(edit)).toContain(" = ");
  });

  it("are all recorded, and the table is written from the record", () => {
    expect(recorded.map(({ mutant }) => mutant)).toEqual(mutants.map(({ name }) => name));
    const table = readFileSync(new URL("../mutants/TABLE.md", import.meta.url), "utf8");
    expect(table).toBe(killTable(mutants, recorded));
  });
});

describe.each(mutants)("$name: $bug", (mutant) => {
  const record = recorded.find((one) => one.mutant === mutant.name);
  const equations = mutant.breaks.join(", ");

  it(`(${equations}) is killed by a golden case of every operation that is said to kill it`, {
    timeout: 60_000,
  }, async () => {
    const killers = Object.values(record?.cases ?? {}).flatMap(({ by }) => by ?? []);
    expect(killers).not.toEqual([]);
    const killed = await killingOwnFits(mutant, trialOwnFits(corpus));
    for (const id of killers) {
      if (killed.includes(id)) continue;
      const golden = corpus.cases.find((one) => one.id === id);
      expect(golden !== undefined && (await kills(mutant, golden, corpus)), id).toBe(true);
    }
  });

  it(`(${equations}) is killed by a law, or no law can see it`, { timeout: 60_000 }, async () => {
    const [name] = record?.laws ?? [];
    if (name === undefined) return expect(lawless[mutant.name]).toMatch(/./);
    const law = laws.find((one) => one.name === name);
    expect(law !== undefined && (await killedBy(law, mutant)), name).toBe(true);
  });
});
