/**
 * Writes the JSON Schema of every file and message from its one definition: `npm run schemas`.
 * With `-- --check`, says which are stale.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { fileText, goldenCase, manifest } from "../conformance/cases/index.ts";
import { knownFailures } from "../conformance/check/index.ts";
import { writeWhole } from "../conformance/files/index.ts";
import { answer, hello, requestSchemas, resultSchemas } from "../conformance/protocol/index.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

const messages = z.object({
  hello: hello.describe("the answer to hello"),
  request: z.union(Object.values(requestSchemas)).describe("sent with an id beside"),
  answer: answer.describe("to any request, with its id"),
  result: z.object(resultSchemas).describe("by operation"),
});

const schemas: Readonly<Record<string, z.ZodType>> = {
  "golden/case.schema.json": goldenCase,
  "golden/manifest.schema.json": manifest,
  "conformance/protocol/messages.schema.json": messages,
  "conformance/check/known-failures.schema.json": knownFailures,
};

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
for (const [path, schema] of Object.entries(schemas)) {
  const text = fileText(z.toJSONSchema(schema, { io: "input", reused: "ref" }));
  if (!values.check) writeWhole(root + path, text);
  else if (readFileSync(root + path, "utf8") !== text) {
    console.error(`${path}: is stale; npm run schemas writes it anew`);
    process.exitCode = 1;
  }
}
