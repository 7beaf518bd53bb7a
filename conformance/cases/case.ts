import { z } from "zod";
import { type operations, requestSchemas, resultSchemas } from "../protocol/index.ts";

/** A slug: lower-case words joined by hyphens. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const numbers = z.array(z.number());
const rows = z.array(numbers);
/** A number, or numbers in the shape of the quantity. */
const broadcast = z.union([z.number(), numbers, rows, z.array(rows)]);

/** Where a case's data are: a CSV in `golden/datasets`, or rows in the case itself. */
const data = z.union([
  z.strictObject({ dataset: slug.describe("golden/datasets/<dataset>.csv") }),
  z.strictObject({ rows: rows.describe("N rows of D values") }),
]);

/** What a case asks: a request of the protocol, its data perhaps in a file. */
const inputs = {
  log_density: requestSchemas.log_density.omit({ op: true }).extend({ data }),
  e_step: requestSchemas.e_step.omit({ op: true }).extend({ data }),
  m_step: requestSchemas.m_step.omit({ op: true }).extend({ data, responsibilities: rows }),
  log_likelihood: requestSchemas.log_likelihood.omit({ op: true }).extend({ data }),
  em: requestSchemas.em.omit({ op: true }).extend({ data }),
  fit: requestSchemas.fit.omit({ op: true }).extend({ data }),
} as const;

/** The fixed point that a fit is to reach, in place of the steps it takes to get there. */
const fixedPoint = resultSchemas.fit.omit({ steps: true, converged: true });

/** What the right answer is. */
const expectations = {
  log_density: resultSchemas.log_density,
  e_step: resultSchemas.e_step,
  m_step: resultSchemas.m_step,
  log_likelihood: resultSchemas.log_likelihood,
  em: resultSchemas.em,
  fit: fixedPoint,
} as const;

/** The quantities that are compared, by the names they have in tolerances and reports. */
const quantities = [
  "log_density",
  "component_log_density",
  "responsibilities",
  "log_likelihood",
  "log_likelihoods",
  "weights",
  "means",
  "covariances",
] as const;
export type Quantity = (typeof quantities)[number];

const tolerance = z.strictObject({
  relative: z
    .number()
    .min(0)
    .describe("the largest error allowed, in units of the scale; 0: bit for bit, a held group"),
  scale: broadcast.describe("the unit: one number, or one for each entry of the quantity"),
  why: z.string().min(1),
});
export type Tolerance = z.infer<typeof tolerance>;

const certificate = z.strictObject({
  method: z.string().describe("how the answer was computed"),
  precisions: z.tuple([z.int(), z.int()]).describe("decimal digits of the two computations"),
  digits: z.int().min(25).describe("digits on which they agree, in every entry"),
  decimals: z
    .record(z.string(), z.unknown())
    .describe("log likelihoods and parameters as decimal text of 25 digits"),
  fixed_point: z
    .strictObject({
      residual: z.number().describe("what one more exact step changes, in units of the scales"),
      contraction: z
        .number()
        .min(0)
        .lt(1)
        .describe("ρ: the rate at which EM contracts near the point"),
      distance: z.number().describe("from the limit: residual/(1 − ρ)"),
    })
    .optional(),
});
export type Certificate = z.infer<typeof certificate>;

const common = {
  $schema: z.string(),
  id: slug,
  revision: z.int().min(1),
  title: z.string().min(1),
  equations: z.array(z.string()).min(1),
  origin: z.string().min(1).describe("the source text, or the class of bug, that it comes from"),
  difficulty: z.enum(["lower", "average", "higher"]),
  flags: z.array(slug),
};

const caseOf = <Op extends (typeof operations)[number]>(operation: Op) =>
  z.strictObject({
    ...common,
    operation: z.literal(operation),
    input: inputs[operation],
    expected: expectations[operation],
    tolerance: z.partialRecord(z.enum(quantities), tolerance),
    certificate,
  });

/** A golden case: one question with a certified answer. */
export const goldenCase = z.discriminatedUnion("operation", [
  caseOf("log_density"),
  caseOf("e_step"),
  caseOf("m_step"),
  caseOf("log_likelihood"),
  caseOf("em"),
  caseOf("fit"),
]);
export type GoldenCase = z.infer<typeof goldenCase>;
export type CaseOf<Op extends GoldenCase["operation"]> = Extract<GoldenCase, { operation: Op }>;

/** Every file of the corpus, with its checksum. */
export const manifest = z.strictObject({
  version: z.int().min(1),
  files: z.array(
    z.strictObject({
      path: z.string().describe("within golden/"),
      bytes: z.int(),
      sha256: z.string().length(64),
    }),
  ),
});
export type Manifest = z.infer<typeof manifest>;
