import { z } from "zod";
import { covarianceTypes, parameterGroups } from "../../src/model/index.ts";
import { requestables } from "./operations.ts";

/** The least and the largest number that is allowed. */
const interval = z.tuple([z.int().min(1), z.int().min(1).nullable()]);

/** Which questions a limit is about. */
const scope = {
  operations: z
    .array(z.enum(requestables))
    .min(1)
    .optional()
    .describe("the operations that it is about; absent: all"),
  covariance_types: z
    .array(z.enum(covarianceTypes))
    .min(1)
    .optional()
    .describe("the structures that it is about; absent: all"),
  known: z
    .array(z.enum(parameterGroups))
    .min(1)
    .optional()
    .describe("only questions that hold at least one of these groups; absent: all"),
};

/** What these questions have to meet. */
const requirements = {
  dimensions: interval.optional().describe("the least and the largest D; null: no largest"),
  components: interval.optional().describe("the least and the largest K; null: no largest"),
  points_at_least_dimensions: z.literal(true).optional().describe("N ≥ D"),
  responsibilities: z.literal("hard").optional().describe("every given responsibility is 0 or 1"),
  equal_weights: z.literal(true).optional().describe("all weights of the given model are equal"),
  equal_covariances: z
    .literal(true)
    .optional()
    .describe("all covariances of the given model are equal"),
  must_hold: z
    .array(z.enum(parameterGroups))
    .min(1)
    .optional()
    .describe(
      "the groups that every m_step, em and fit has to hold: they cannot be estimated; the weight of a single component is 1, held or not",
    ),
};

/** What an implementation cannot answer, although it declares operation, structure and groups. */
export const limit = z
  .strictObject({ ...scope, ...requirements })
  .describe(
    "excludes the questions within its scope (operations, covariance_types, known) that miss a requirement (the other fields), and without requirements its whole scope",
  );
export type Limit = z.infer<typeof limit>;

/** What a limit may require. */
export type Requirement = keyof typeof requirements;
