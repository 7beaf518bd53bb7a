import { z } from "zod";
import { errorCodes } from "../../src/model/index.ts";
import {
  operations,
  requestSchemas,
  resultSchemas,
  wireMatrices,
  wireMatrix,
  wireVector,
} from "../protocol/index.ts";
import { flagNames } from "./flags.ts";

/** A slug: lower-case words joined by hyphens. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const numbers = z.array(z.number());
const rows = z.array(numbers);
const positive = z.number().positive();
/** A number, or numbers in the shape of the quantity. */
const broadcast = z.union([
  positive,
  z.array(positive),
  z.array(z.array(positive)),
  z.array(z.array(z.array(positive))),
]);

/** Where a case's data are: a CSV in `golden/datasets`, or rows in the case itself. */
const data = z.union([
  z.strictObject({ dataset: slug.describe("golden/datasets/<dataset>.csv") }),
  z.strictObject({ rows: rows.describe("N rows of D values") }),
]);

/** A fit whose total log likelihood still changes by 1 is not at its end. */
export const fitTolerance = requestSchemas.fit.shape.tolerance.lt(1);

/** What a case asks: a request of the protocol, its data perhaps in a file. */
const inputs = {
  log_density: requestSchemas.log_density.omit({ op: true }).extend({ data }),
  e_step: requestSchemas.e_step.omit({ op: true }).extend({ data }),
  m_step: requestSchemas.m_step.omit({ op: true }).extend({ data, responsibilities: rows }),
  log_likelihood: requestSchemas.log_likelihood.omit({ op: true }).extend({ data }),
  em: requestSchemas.em.omit({ op: true }).extend({ data }),
  fit: requestSchemas.fit.omit({ op: true }).extend({ data, tolerance: fitTolerance }),
} as const;

/** The fixed point that a fit is to reach, in place of the steps it takes to get there. */
const fixedPoint = resultSchemas.fit.omit({ steps: true, converged: true });

/** Where a fit is when its steps are used up before it has converged. */
const outOfSteps = resultSchemas.fit.extend({
  steps: z.int().min(1).describe("max_steps: all of them are used up"),
  converged: z.literal(false),
});

/** The rows, and no others, that an answer to many rows is given for. */
const sample = z.array(z.int().min(0)).min(1).describe("the rows that are given, from 0");

/** The answer for a sample of rows, and its sums over all of them. */
const sampled = {
  log_density: resultSchemas.log_density.extend({
    rows: sample,
    sum_of_log_density: z.number(),
    sum_of_component_log_density: numbers.describe("K values"),
  }),
  e_step: resultSchemas.e_step.extend({
    rows: sample,
    sum_of_responsibilities: numbers.describe("N_k, K values"),
  }),
} as const;

/** What the right answer is. */
const expectations = {
  log_density: z.union([resultSchemas.log_density, sampled.log_density]),
  e_step: z.union([resultSchemas.e_step, sampled.e_step]),
  m_step: resultSchemas.m_step,
  log_likelihood: resultSchemas.log_likelihood,
  em: resultSchemas.em,
  fit: z.union([fixedPoint, outOfSteps]),
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
  "sum_of_log_density",
  "sum_of_component_log_density",
  "sum_of_responsibilities",
] as const;
export type Quantity = (typeof quantities)[number];

const tolerance = z.strictObject({
  relative: z
    .number()
    .min(0)
    .lt(1)
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

/** How hard a case is to get right, the easiest first. */
export const difficulties = ["lower", "average", "higher"] as const;

const common = {
  $schema: z.string(),
  id: slug,
  revision: z.int().min(1),
  title: z.string().min(1),
  equations: z.array(z.string()).min(1),
  origin: z.string().min(1).describe("the source text, or the class of bug, that it comes from"),
  difficulty: z.enum(difficulties),
  flags: z.array(z.enum(flagNames)),
  remark: z
    .string()
    .min(1)
    .optional()
    .describe(
      "what a person found who looked at this case, where other implementations lose digits",
    ),
};

const refusal = z.strictObject({
  codes: z.array(z.enum(errorCodes)).min(1).describe("the error codes that are right"),
  why: z.string().min(1).describe("what is wrong with the input, and where"),
});

const caseOf = <Op extends (typeof operations)[number]>(operation: Op) =>
  z.strictObject({
    ...common,
    operation: z.literal(operation),
    input: inputs[operation],
    expected: expectations[operation],
    tolerance: z.partialRecord(z.enum(quantities), tolerance),
    or_refused: refusal.optional().describe("an error that is as right as the answer"),
    certificate,
  });

/** A question with a certified answer. */
export const answerCase = z.discriminatedUnion("operation", [
  caseOf("log_density"),
  caseOf("e_step"),
  caseOf("m_step"),
  caseOf("log_likelihood"),
  caseOf("em"),
  caseOf("fit"),
]);
export type AnswerCase = z.infer<typeof answerCase>;
export type CaseOf<Op extends AnswerCase["operation"]> = Extract<AnswerCase, { operation: Op }>;

/** A fit that runs out of steps: its answer is that of as many steps of EM. */
export type OutOfSteps = CaseOf<"fit"> & { readonly expected: z.infer<typeof outOfSteps> };

/** A question that has no answer, and is to be refused. */
export const refusalCase = z.strictObject({
  ...common,
  operation: z.enum(operations),
  input: z.strictObject({
    data: z.strictObject({ rows: wireMatrix.describe("not always N rows of D finite values") }),
    model: z.strictObject({
      covariance_type: z.string(),
      weights: wireVector,
      means: wireMatrix,
      covariances: z.union([wireVector, wireMatrix, wireMatrices]),
    }),
    responsibilities: wireMatrix.optional(),
    known: z.array(z.string()).optional(),
    steps: z.int().optional(),
    max_steps: z.int().optional(),
    tolerance: z.number().optional(),
  }),
  refused: refusal,
});
export type RefusalCase = z.infer<typeof refusalCase>;

/** A golden case: one question, with its certified answer or the error that it deserves. */
export const goldenCase = z.union([answerCase, refusalCase]);
export type GoldenCase = z.infer<typeof goldenCase>;

/** Whether a case is to be refused. */
export function isRefusal(golden: GoldenCase): golden is RefusalCase {
  return "refused" in golden;
}

/** Whether a case is a fit that runs out of steps before it converges. */
export function runsOutOfSteps(golden: GoldenCase): golden is OutOfSteps {
  return golden.operation === "fit" && !isRefusal(golden) && "steps" in golden.expected;
}
