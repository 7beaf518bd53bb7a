import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { readCsv } from "../../src/data/index.ts";
import { toRows } from "../../src/model/index.ts";
import { describeIssues, type Operation, type RequestOf } from "../protocol/index.ts";
import { type AnswerCase, answerCase, type GoldenCase, isRefusal, refusalCase } from "./case.ts";
import { readJson } from "./readJson.ts";

/** The folder of the corpus that comes with this package. */
export const goldenFolder = fileURLToPath(new URL("../../golden/", import.meta.url));

type Rows = readonly (readonly number[])[];

/** Golden cases, and the data they refer to. */
export interface Corpus {
  readonly cases: readonly GoldenCase[];
  /** The rows of the data of a case that has an answer. */
  readonly dataOf: (golden: AnswerCase) => Rows;
}

/** The schema by which a file is read: one of the two, so that its problems are named. */
function schemaFor(value: unknown): z.ZodType<GoldenCase> {
  const refused = typeof value === "object" && value !== null && "refused" in value;
  return refused ? refusalCase : answerCase;
}

function readCase(path: string): GoldenCase {
  const value = readJson(path);
  const parsed = schemaFor(value).safeParse(value);
  if (!parsed.success) throw new Error(`${path}: ${describeIssues(parsed.error)}`);
  return parsed.data;
}

/**
 * Reads the corpus, its cases in the order of their file names.
 *
 * @throws Error naming the file that is not a case
 */
export function readCorpus(folder: string = goldenFolder): Corpus {
  const files = readdirSync(join(folder, "cases"), { recursive: true, encoding: "utf8" });
  const cases = files
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => readCase(join(folder, "cases", file)));
  const datasets = new Map<string, Rows>();
  const dataset = (name: string): Rows => {
    const text = readFileSync(join(folder, "datasets", `${name}.csv`), "utf8");
    const rows = datasets.get(name) ?? toRows(readCsv(text, `${name}.csv`).data);
    datasets.set(name, rows);
    return rows;
  };
  const dataOf = ({ input: { data } }: AnswerCase) =>
    "dataset" in data ? dataset(data.dataset) : data.rows;
  return { cases, dataOf };
}

/**
 * The request that puts a case's question to an implementation. That of a case that is to be
 * refused may not be one that the protocol allows.
 */
export function requestOf(golden: GoldenCase, { dataOf }: Corpus): RequestOf<Operation> {
  const data = isRefusal(golden) ? golden.input.data.rows : dataOf(golden);
  return { op: golden.operation, ...golden.input, data } as RequestOf<Operation>;
}
