import { z } from "zod";
import { corpusVersion } from "./corpusVersion.ts";

/** A path within a corpus: names joined by slashes, none of which leads upwards. */
const path = z
  .string()
  .regex(/^(?!(.*\/)?\.{1,2}(\/|$))[\w.-]+(\/[\w.-]+)*$/, "leads out of the corpus")
  .describe("within golden/");

const file = z.strictObject({
  path,
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "is no SHA-256 in hexadecimal"),
});

/** Every file of the corpus, with its checksum. */
export const manifest = z
  .strictObject({
    version: z
      .int()
      .min(1)
      .max(corpusVersion, `is not known: the latest known here is ${corpusVersion}`),
    written_by: z
      .literal("certify")
      .optional()
      .describe("the command that wrote the files; absent: they are the corpus of the package"),
    unfinished: z
      .array(path)
      .min(1)
      .optional()
      .describe("cases that an interrupted run has still to write; absent: none"),
    files: z.array(file),
  })
  .refine(
    ({ files }) => new Set(files.map((one) => one.path)).size === files.length,
    "files: lists a path twice",
  );
export type Manifest = z.infer<typeof manifest>;
