import { z } from "zod";
import { requestSchemas } from "../protocol/index.ts";

/**
 * An input on which a law is broken although every answer is right by itself, or has no certified
 * value.
 */
export const lawCounterexample = z.strictObject({
  $schema: z.string(),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  law: z.string().min(1).describe("the name of the law, with its operation"),
  statement: z.string().min(1).describe("the law in words"),
  equations: z.array(z.string()),
  origin: z.string().min(1).describe("the run that found it"),
  seen: z.string().describe("how the law was broken, in one line"),
  input: z.strictObject({
    request: z.discriminatedUnion("op", [
      requestSchemas.log_density,
      requestSchemas.e_step,
      requestSchemas.m_step,
      requestSchemas.log_likelihood,
      requestSchemas.em,
      requestSchemas.fit,
    ]),
    variation: z
      .json()
      .optional()
      .describe("what the law varies, such as an angle; null where it varies in one way only"),
  }),
});

export type LawCounterexample = z.infer<typeof lawCounterexample>;
