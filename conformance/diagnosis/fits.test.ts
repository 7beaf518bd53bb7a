import { describe, expect, it } from "vitest";
import { float64Reading } from "../adapters/float64/adapter.ts";
import { introduction } from "../adapters/introduction.ts";
import { operationsOf, type Reading } from "../adapters/reading.ts";
import { type GoldenCase, readCorpus } from "../cases/index.ts";
import { outcomesOf } from "../kills/outcomes.ts";
import { fitBy, fitOperation, mutants, type Stopping } from "../mutants/index.ts";
import { inProcess } from "../protocol/index.ts";
import { diagnoseEach } from "./index.ts";

const corpus = readCorpus();
const cases = (ids: RegExp) => corpus.cases.filter(({ id }) => ids.test(id));
const steps = cases(/^(old-faithful|notebook-2d)-(full|spherical)-k2.*-(em-1|m-step|e-step)$/);
const fits = cases(/^(old-faithful|notebook-2d)-(full|spherical)-k2(-case-2)?-fit$/);

/** An implementation whose fits end as they are told to, and that may not tell after how many steps. */
function ending(
  reading: Reading,
  changed: (stopping: Stopping) => Stopping,
  tellsSteps: "tells its steps" | "tells the most" = "tells its steps",
) {
  return inProcess(introduction("ending", ["m_step", "e_step", "em", "fit"]), {
    ...operationsOf(reading),
    fit: fitOperation((data, start, known, stopping) => {
      const end = fitBy(reading, data, start, known, changed(stopping));
      return tellsSteps === "tells the most" ? { ...end, steps: stopping.maxSteps } : end;
    }),
  });
}

/** What is said of the fits of an implementation, when its steps have been looked at. */
async function saidOfFits(implementation: ReturnType<typeof ending>): Promise<readonly string[]> {
  const ofSteps = await outcomesOf(implementation, steps, corpus);
  const ofFits = await outcomesOf(implementation, fits, corpus);
  expect(ofFits.failures.length).toBeGreaterThan(1);
  const groups = new Map([
    ["fits", ofFits.failures],
    ["steps", ofSteps.failures],
  ]);
  const passed: readonly GoldenCase[] = [...ofSteps.passed, ...ofFits.passed];
  const said = new Map<string, readonly string[]>();
  for await (const [group, diagnoses] of diagnoseEach(groups, passed, corpus))
    said.set(
      group,
      diagnoses.map(({ diagnosis }) => diagnosis.sentence),
    );
  return said.get("fits") ?? [];
}

const readingOf = (name: string) => {
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) throw new Error(`there is no mutant ${name}`);
  return mutant.reading;
};

const asAsked = (stopping: Stopping) => stopping;

describe("a fit is explained", { timeout: 600_000 }, () => {
  it("by what is wrong in the steps, where it ends as it should", async () => {
    const sentences = await saidOfFits(ending(readingOf("reliability-divisor"), asAsked));
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain("covariances with the divisor N_k − ∑γ(z_nk)²/N_k");
  });

  it("by its end, where its steps are right", async () => {
    const sentences = await saidOfFits(
      ending(float64Reading, (stopping) => ({ ...stopping, maxSteps: 3 })),
    );
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain("a fit that ends before it has converged, its steps right");
  });

  it("by both, where a wrong step lets the likelihood fall", async () => {
    const falling = (stopping: Stopping) => ({ ...stopping, endsWhereItFalls: true });
    const sentences = await saidOfFits(
      ending(readingOf("spherical-determinant-once"), falling, "tells the most"),
    );
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(
      "spherical densities whose ln|Σ| is ln σ², not D ln σ², and a fit that ends where its likelihood falls",
    );
  });
});
