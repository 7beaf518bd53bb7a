import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import type { Implementation } from "../protocol/index.ts";
import { mistaken } from "./fixtures/mistaken.ts";
import { mistakes } from "./fixtures/mistakes.ts";
import { type Law, lawProperty, laws } from "./index.ts";

const seed = 9;
const numRuns = 60;

/** The message with which a law of that name fails, whatever the operation; empty if all hold. */
async function complaint(name: string, subject: Implementation): Promise<string> {
  for (const law of named(name)) {
    const outcome = await fc.check(lawProperty(law, subject), { seed, numRuns });
    if (outcome.failed) return String(outcome.errorInstance);
  }
  return "";
}

const withoutOperation = ({ name }: Law) => name.replace(/ \(\w+\)$/, "");
const named = (name: string) => laws.filter((law) => withoutOperation(law) === name);
const names = [...new Set(laws.map(withoutOperation))];

describe("the laws have teeth", () => {
  const pairs = mistakes.flatMap(({ breaks, ...mistake }) =>
    breaks.map((law) => ({ law, ...mistake })),
  );

  test.each(pairs)("$name: $law", { timeout: 60_000 }, async ({ law, wrong, equation }) => {
    const message = await complaint(law, mistaken(wrong));
    expect(message).toContain(law);
    expect(message).toMatch(equation);
  });

  test("every law is broken by a mistake", () => {
    const broken = new Set(mistakes.flatMap(({ breaks }) => breaks));
    expect(names.filter((name) => !broken.has(name))).toEqual([]);
    expect([...broken].filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("what a law cannot see", () => {
  test("covariances about the old means never let the log likelihood fall", async () => {
    const [oldMeans] = mistakes;
    expect(oldMeans.name).toBe("covariances about the old means");
    const subject = mistaken(oldMeans.wrong);
    expect(await complaint("the log likelihood never falls", subject)).toBe("");
  });
});

describe("an implementation that breaks the protocol's promises", () => {
  test("that writes into its caller's arrays breaks a law", async () => {
    const right = float64Adapter();
    const careless: Implementation = {
      ...right,
      ask: async (request) => {
        try {
          request.data[0][0] = 0;
        } catch (error) {
          return { kind: "crash", detail: String(error) };
        }
        return right.ask(request);
      },
    };
    expect(await complaint("asking changes nothing", careless)).toContain("read only");
  });

  test("that answers in another shape breaks a law", async () => {
    const subject = mistaken({
      eStep: async ({ data }) => ({ responsibilities: data.map(() => [1]) }),
    });
    expect(await complaint("responsibilities sum to one", subject)).toContain("is missing");
  });

  test("that answers NaN breaks a law", async () => {
    const subject = mistaken({ likelihood: async () => ({ logLikelihood: Number.NaN }) });
    expect(await complaint("the log likelihood is a sum", subject)).toContain("is NaN");
  });
});
