import { expect, test } from "vitest";
import type { Violation } from "../properties/index.ts";
import type { Exchange } from "./recorded.ts";
import { isRightlyRefused } from "./refereedRefusal.ts";

const reply = { kind: "error", code: "singular_covariance", message: "collapsed" } as const;
const violation: Violation = { law: "any", equations: [], message: "refused", reply };

/** One EM step from a mixture of one component, refused. */
const refused = (data: number[][]): readonly Exchange[] => [
  {
    request: {
      op: "em",
      data,
      model: { covariance_type: "diag", weights: [1], means: [[0]], covariances: [[1]] },
      known: [],
      steps: 1,
    },
    reply,
  },
];

test("a component that collapses on one point may be refused", async () => {
  expect(await isRightlyRefused(violation, refused([[3], [3]]))).toBe(true);
});

test("what has an answer may not", async () => {
  expect(await isRightlyRefused(violation, refused([[3], [4]]))).toBe(false);
});
