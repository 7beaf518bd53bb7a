import { z } from "zod";
import { covarianceTypes, errorCodes, parameterGroups } from "../../src/model/index.ts";
import { capabilities } from "./capabilities.ts";
import { wireNumber } from "./numbers.ts";
import type { Requestable } from "./operations.ts";
import { wireMatrices, wireMatrix, wireVector } from "./tensors.ts";

export type { Capabilities } from "./capabilities.ts";
export { type Operation, operations, type Requestable, requestables } from "./operations.ts";

/** The version of the protocol that this suite speaks. */
export const protocolVersion = 1;

const components = { weights: wireVector, means: wireMatrix };

/** θ in JSON: the one form of a model in requests, results, cases and start files. */
const wireModel = z
  .discriminatedUnion("covariance_type", [
    z.strictObject({
      covariance_type: z.literal("full"),
      ...components,
      covariances: wireMatrices,
    }),
    z.strictObject({ covariance_type: z.literal("tied"), ...components, covariances: wireMatrix }),
    z.strictObject({ covariance_type: z.literal("diag"), ...components, covariances: wireMatrix }),
    z.strictObject({
      covariance_type: z.literal("spherical"),
      ...components,
      covariances: wireVector,
    }),
  ])
  .describe("weights K, means K×D, covariances by covariance_type");
export type WireModel = z.infer<typeof wireModel>;

const known = z
  .array(z.enum(parameterGroups))
  .describe("the groups of parameters that a step holds fixed");
const data = wireMatrix.describe("N rows of D values");
const tolerance = z.number().min(0).describe("on the change of the total log likelihood");

const fitted = z.strictObject({
  log_likelihood: wireNumber.describe("of the model that is returned"),
  model: wireModel,
  steps: z.int().min(0),
  converged: z.boolean(),
});

/** What each operation is given. */
export const requestSchemas = {
  log_density: z.strictObject({ op: z.literal("log_density"), data, model: wireModel }),
  e_step: z.strictObject({ op: z.literal("e_step"), data, model: wireModel }),
  m_step: z.strictObject({
    op: z.literal("m_step"),
    data,
    responsibilities: wireMatrix.describe("N×K"),
    model: wireModel.describe("the current model: its structure, and the values of known groups"),
    known,
  }),
  log_likelihood: z.strictObject({ op: z.literal("log_likelihood"), data, model: wireModel }),
  em: z.strictObject({
    op: z.literal("em"),
    data,
    model: wireModel.describe("the start"),
    known,
    steps: z.int().min(0).describe("how many EM steps, exactly"),
  }),
  fit: z.strictObject({
    op: z.literal("fit"),
    data,
    model: wireModel.describe("the start"),
    known,
    max_steps: z.int().min(1),
    tolerance,
  }),
  fit_own: z.strictObject({
    op: z.literal("fit_own"),
    data,
    covariance_type: z.enum(covarianceTypes),
    components: z.int().min(1),
    max_steps: z.int().min(1),
    tolerance,
    seed: z.int().min(0).describe("of whatever is drawn"),
  }),
} as const;

/** What each operation answers. */
export const resultSchemas = {
  log_density: z.strictObject({
    log_density: wireVector.describe("ln p(x_n), N values"),
    component_log_density: wireMatrix.describe("ln N(x_n|μ_k,Σ_k) without π_k, N×K"),
  }),
  e_step: z.strictObject({ responsibilities: wireMatrix.describe("γ(z_nk), N×K") }),
  m_step: z.strictObject({ model: wireModel }),
  log_likelihood: z.strictObject({ log_likelihood: wireNumber.describe("total, natural log") }),
  em: z.strictObject({
    log_likelihoods: wireVector.describe("before each step and after the last: steps + 1 values"),
    model: wireModel,
  }),
  fit: fitted,
  fit_own: fitted,
} as const;

export type RequestOf<Op extends Requestable> = z.infer<(typeof requestSchemas)[Op]>;
export type ResultOf<Op extends Requestable> = z.infer<(typeof resultSchemas)[Op]>;

/** An adapter's introduction: the answer to `hello`. */
export const hello = z.strictObject({
  protocol: z.literal(protocolVersion),
  name: z.string().min(1).max(200),
  version: z.string().max(200),
  language: z.string().max(200),
  issues: z.string().max(500).describe("where to report a bug of the implementation"),
  capabilities,
});
export type Hello = z.infer<typeof hello>;

/** The answer to `echo`: the same doubles back. */
export const echo = z.strictObject({
  values: z.array(z.unknown()).describe("the numbers that were sent, held against them one by one"),
});

/** An answer, before its result is held against the schema of what was asked. */
export const answer = z.union([
  z.strictObject({ id: z.int(), result: z.unknown() }),
  z.strictObject({
    id: z.int(),
    error: z.strictObject({ code: z.enum(errorCodes), message: z.string() }),
  }),
  z.strictObject({ id: z.int(), unsupported: z.string() }),
]);
