import { describe, expect, test } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { readCorpus } from "../cases/index.ts";
import { describeFailure } from "../report/failure.ts";
import { checkImplementation } from "./checkImplementation.ts";
import type { CaseEvent } from "./events.ts";

const corpus = readCorpus();

async function eventOf(id: string): Promise<CaseEvent> {
  const cases = corpus.cases.filter((golden) => golden.id === id);
  const run = checkImplementation(float64Adapter(), { corpus: { ...corpus, cases } });
  for await (const event of run) if (event.type === "case") return event;
  throw new Error(`${id} was not judged`);
}

describe("float64 answers every golden case within its tolerance", () => {
  test.each(corpus.cases.map(({ id, equations }) => [equations.join(", "), id]))(
    "(%s) %s",
    async (_equations, id) => {
      const event = await eventOf(id);
      expect(describeFailure(event)).toEqual([]);
      expect(event.verdict).toBe("pass");
    },
  );
});
