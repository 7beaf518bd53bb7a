import { join } from "node:path";
import { z } from "zod";
import {
  answerCase,
  faultsOf,
  fileText,
  type GoldenCase,
  goldenCase,
  isRefusal,
  refusalCase,
} from "../cases/index.ts";
import { readWhole, writeNew } from "../files/index.ts";
import { describeIssues } from "../protocol/index.ts";
import type { Counterexample } from "./counterexample.ts";
import { type LawCounterexample, lawCounterexample } from "./lawCounterexample.ts";

function put(folder: string, name: string, content: unknown): string {
  return join(folder, writeNew(folder, name, fileText(content)));
}

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", reused: "ref" });

/**
 * Writes a counterexample, and the schema of its file beside it, in a folder that is made where it is
 * not there. No file is written over.
 *
 * @returns the path of the file; nothing where there is no input to write
 */
export function writeCounterexample(folder: string, found: Counterexample): string | undefined {
  if (found.kind === "none") return undefined;
  const [content, schema] =
    found.kind === "case" ? [found.golden, goldenCase] : [found.law, lawCounterexample];
  put(folder, content.$schema, schemaOf(schema));
  return put(folder, `${content.id}.json`, content);
}

/** A file that can be replayed. */
export type Replayable =
  | { readonly kind: "case"; readonly golden: GoldenCase }
  | { readonly kind: "law"; readonly law: LawCounterexample };

function parsed(bytes: string, path: string): object {
  try {
    const value: unknown = JSON.parse(bytes);
    if (typeof value === "object" && value !== null) return value;
  } catch (error) {
    throw new Error(`${path}: is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  throw new Error(`${path}: is no counterexample: a JSON object is needed`);
}

/**
 * Reads a counterexample, or a golden case that holds its own data.
 *
 * @throws Error naming the file, and what is wrong with it
 */
export function readReplayable(path: string): Replayable {
  const value = parsed(readWhole(path).toString("utf8"), path);
  if ("law" in value) {
    const law = lawCounterexample.safeParse(value);
    if (law.success) return { kind: "law", law: law.data };
    throw new Error(`${path}: ${describeIssues(law.error)}`);
  }
  const schema: z.ZodType<GoldenCase> = "refused" in value ? refusalCase : answerCase;
  const golden = schema.safeParse(value);
  if (!golden.success) throw new Error(`${path}: ${describeIssues(golden.error)}`);
  if (!isRefusal(golden.data) && "dataset" in golden.data.input.data)
    throw new Error(
      `${path}: its data stand in a file of its corpus; gmm-conformance check --corpus <dir> --id ${golden.data.id} puts it`,
    );
  if (!isRefusal(golden.data) && "rows" in golden.data.input.data) {
    const faults = faultsOf(golden.data, golden.data.input.data.rows);
    if (faults.length > 0) throw new Error(`${path}: ${faults.join("; ")}`);
  }
  return { kind: "case", golden: golden.data };
}
