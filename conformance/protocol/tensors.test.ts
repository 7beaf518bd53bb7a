import { expect, it } from "vitest";
import { z } from "zod";
import { describeIssues } from "./issues.ts";
import { wireMatrices, wireMatrix, wireVector } from "./tensors.ts";

function fault(schema: z.ZodType, value: unknown): string {
  const checked = schema.safeParse(value);
  return checked.success ? "none" : describeIssues(checked.error);
}

it("accepts numbers and the names of those that JSON lacks, in their shape", () => {
  expect(fault(wireVector, [])).toBe("none");
  expect(fault(wireVector, [1, "NaN", "-Infinity"])).toBe("none");
  expect(fault(wireMatrix, [[1], []])).toBe("none");
  expect(fault(wireMatrices, [[[1, 2]], []])).toBe("none");
});

it("names the first place that is wrong, and no other", () => {
  expect(fault(wireVector, { length: 1 })).toBe("is not an array");
  expect(fault(wireVector, [1, null, "x"])).toBe("[1]: is not a number");
  expect(fault(wireMatrix, [[1], [2, [3]], 4])).toBe("[1][1]: is not a number");
  expect(fault(wireMatrix, [1, 2])).toBe("[0]: is not an array");
  expect(fault(wireMatrices, [[[Number.POSITIVE_INFINITY]]])).toBe(
    "[0][0][0]: is beyond the range of doubles",
  );
});

it("needs one issue, and little time, for a million wrong numbers", () => {
  const rows = Array.from({ length: 1000 }, () => Array.from({ length: 1000 }, () => null));
  const checked = z.strictObject({ rows: wireMatrix }).safeParse({ rows });
  expect(checked.error?.issues).toHaveLength(1);
});

it("is an ordinary array of arrays in JSON Schema", () => {
  const shape = { type: "array", items: { type: "array" } };
  expect(z.toJSONSchema(wireMatrix)).toMatchObject(shape);
});
