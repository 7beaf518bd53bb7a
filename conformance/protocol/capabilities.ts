import { z } from "zod";
import { covarianceTypes, parameterGroups } from "../../src/model/index.ts";
import { limitFaults } from "./limitFaults.ts";
import { limit } from "./limits.ts";
import { requestables } from "./operations.ts";

/** What an adapter says it can do. */
export const capabilities = z
  .strictObject({
    operations: z.array(z.enum(requestables)).min(1),
    covariance_types: z.array(z.enum(covarianceTypes)).min(1),
    max_dimensions: z.int().min(1).optional().describe("the largest D; absent: any"),
    max_components: z.int().min(1).optional().describe("the largest K; absent: any"),
    known: z.array(z.enum(parameterGroups)).describe("the groups that can be held fixed"),
    precision: z.enum(["float64", "float32"]),
    exact_steps: z
      .strictObject({
        from: z.enum(["parameters", "responsibilities"]),
        minimum: z.int().min(0).describe("the fewest steps that can be asked for"),
      })
      .nullable()
      .describe("whether exactly t steps can be run, and from what; null: no"),
    regularisation: z
      .union([z.literal("none"), z.string().min(1)])
      .describe('"none", or what is always added'),
    nan_policy: z.enum(["refuse", "propagate", "undefined"]).describe("what becomes of NaN input"),
    limits: z
      .array(limit)
      .optional()
      .describe("what of all this cannot be answered, and is not asked; absent: nothing"),
  })
  .superRefine((declared, context) => {
    for (const [i, one] of (declared.limits ?? []).entries())
      for (const { path, message } of limitFaults(one, declared))
        context.addIssue({ code: "custom", path: ["limits", i, ...path], message });
  });
export type Capabilities = z.infer<typeof capabilities>;
