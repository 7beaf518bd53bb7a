import { describe, expect, it, vi } from "vitest";
import { isRefusal, readCorpus, sizeOf } from "../cases/index.ts";
import { mutants } from "../mutants/index.ts";
import { budgetOf } from "./budget.ts";
import { mutantCandidate, readingCandidate } from "./candidate.ts";
import { passedItem } from "./item.ts";
import { readableAsPrinted } from "./readable.ts";
import { distanceIn, quantitiesIn } from "./said.ts";
import { twins } from "./twins.ts";

vi.setConfig({ testTimeout: 600_000 });

const corpus = readCorpus();
const small = corpus.cases.filter(
  (golden) => !isRefusal(golden) && golden.operation !== "fit" && sizeOf(golden, corpus) <= 100,
);
const items = await Promise.all(small.map((golden) => passedItem(golden, corpus)));

describe("a bug in the built-in's arithmetic", () => {
  it.each([...twins])(
    "answers as the printed equations with the same bug: %s",
    async (name, twin) => {
      const mutant = mutants.find((one) => one.name === name);
      if (mutant === undefined) throw new Error(`there is no mutant ${name}`);
      const printed = mutantCandidate(mutant, corpus);
      const readable = readableAsPrinted(corpus);
      let compared = 0;
      let wrong = 0;
      for (const item of items) {
        if (!(await readable(printed, item, budgetOf(Number.POSITIVE_INFINITY)))) continue;
        const [a, b] = [await printed.said(item), await readingCandidate(twin, corpus).said(item)];
        if (a === undefined || b === undefined || a.has("refusal")) continue;
        for (const quantity of quantitiesIn(item.golden, a)) {
          const { ratio } = distanceIn(item.golden, quantity, a, b);
          expect(ratio, `${item.golden.id} ${quantity}`).toBeLessThan(1000);
          const fromRight = distanceIn(item.golden, quantity, a, item.expected).ratio;
          if (fromRight > 1e6) wrong++;
        }
        compared++;
      }
      expect(compared).toBeGreaterThan(20);
      expect(wrong).toBeGreaterThan(5);
    },
  );
});
