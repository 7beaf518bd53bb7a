import { z } from "zod";
import { wireNumber } from "./numbers.ts";

/** Where a value is not as deep as it should be, and what stands there. */
interface Misfit {
  readonly path: readonly number[];
  readonly problem: string;
}

function misfitOfNumber(value: unknown): string | undefined {
  if (typeof value === "number")
    return Number.isFinite(value) ? undefined : "is beyond the range of doubles";
  return wireNumber.safeParse(value).success ? undefined : "is not a number";
}

/** The first place of `value` that is not `depth` arrays around a number. */
function firstMisfit(value: unknown, depth: number): Misfit | undefined {
  if (depth === 0) {
    const problem = misfitOfNumber(value);
    return problem === undefined ? undefined : { path: [], problem };
  }
  if (!Array.isArray(value)) return { path: [], problem: "is not an array" };
  for (const [i, entry] of value.entries()) {
    const misfit = firstMisfit(entry, depth - 1);
    if (misfit !== undefined) return { ...misfit, path: [i, ...misfit.path] };
  }
  return undefined;
}

/**
 * `schema` behind a gate that reports the first misfit only: a schema alone would report every one
 * of a million wrong numbers.
 */
function gated<Schema extends z.ZodType<readonly unknown[]>>(schema: Schema, depth: number) {
  return z.preprocess((value, context) => {
    const misfit = firstMisfit(value, depth);
    if (misfit === undefined) return value;
    context.addIssue({ code: "custom", message: misfit.problem, path: [...misfit.path] });
    return z.NEVER;
  }, schema);
}

const numbers = z.array(wireNumber);

/** A vector as the wire has it. */
export const wireVector = gated(numbers, 1);
/** A matrix: an array of rows, not necessarily of one length. */
export const wireMatrix = gated(z.array(numbers), 2);
/** A list of matrices. */
export const wireMatrices = gated(z.array(z.array(numbers)), 3);
