import { z } from "zod";
import { hello } from "../protocol/index.ts";

const tally = z.strictObject({
  asked: z.int().min(0).describe("those that are declared"),
  passed: z.int().min(0),
});
export type Tally = z.infer<typeof tally>;

const reason = z.strictObject({
  reason: z.string(),
  nature: z.enum(["bug", "choice", "precision", "unexplained"]),
  cases: z.int().min(0),
  laws: z.int().min(0),
  smallest: z.string().nullable().describe("the smallest case that shows it"),
  diagnosis: z.array(z.string()).describe("what the automatic diagnosis says of it"),
});
export type Reason = z.infer<typeof reason>;

/** What was measured of one implementation. */
const entry = z.strictObject({
  adapter: z.string(),
  implementation: hello.omit({ protocol: true }),
  core: tally.describe("cases with an answer, and no flag of a ladder"),
  ladders: tally.describe("cases on a rung of a difficulty ladder"),
  refusals: tally.describe("questions that are to be refused"),
  own_fits: tally.extend({
    best_known: z.int().min(0).describe("that ended at the best optimum known"),
  }),
  laws: tally,
  digits: z
    .strictObject({
      median: z.number(),
      worst: z.strictObject({ case: z.string(), digits: z.number(), attainable: z.number() }),
    })
    .nullable()
    .describe("correct digits of the worst quantity of each case; worst: beside its tolerance"),
  verdicts: z
    .record(z.string(), z.string())
    .describe("of the cases, fits and laws that neither passed nor are unsupported, by id or name"),
  unsupported: z
    .record(z.string(), z.int())
    .describe("how many cases, fits and laws, by the reason"),
  left_out: z
    .array(z.string())
    .describe("cases and fits that were not asked for, since they take many minutes each"),
  reasons: z.array(reason),
});
export type Entry = z.infer<typeof entry>;

/** MATRIX.json. */
export const matrix = z.strictObject({
  corpus: z.int().describe("the version of the golden files"),
  entries: z.array(entry),
});
export type Matrix = z.infer<typeof matrix>;
