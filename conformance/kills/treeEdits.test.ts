import { describe, expect, it } from "vitest";
import { equations } from "../../src/exact/equations/index.ts";
import { readCorpus } from "../cases/index.ts";
import { treeEdits } from "../mutants/index.ts";
import { killsEdit } from "./editKills.ts";
import { unequal } from "./equivalence.ts";
import { trialCases } from "./trialCases.ts";

const corpus = readCorpus();
const cases = trialCases(corpus);
const implemented = equations.filter(({ status }) => status === "implemented");

describe("every edit of one node of an equation is killed by a golden case, or gives the same numbers", () => {
  it.each(implemented)("($number)", { timeout: 900_000 }, async (equation) => {
    const edits = treeEdits(equation);
    expect(edits.length).toBeGreaterThan(20);
    const survivors: string[] = [];
    let killed = 0;
    for (const edit of edits) {
      if (await killsEdit(edit, cases, corpus)) killed++;
      else if (unequal(edit)) survivors.push(edit.text);
    }
    expect(survivors).toEqual([]);
    expect(killed).toBeGreaterThan(edits.length / 2);
  });
});
