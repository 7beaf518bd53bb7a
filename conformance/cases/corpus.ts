import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCsv } from "../../src/data/index.ts";
import { toRows } from "../../src/model/index.ts";
import { describeIssues, type Operation, type RequestOf } from "../protocol/index.ts";
import { type GoldenCase, goldenCase } from "./case.ts";
import { readJson } from "./readJson.ts";

/** The folder of the corpus that comes with this package. */
export const goldenFolder = fileURLToPath(new URL("../../golden/", import.meta.url));

type Rows = readonly (readonly number[])[];

/** Golden cases, and the data they refer to. */
export interface Corpus {
  readonly cases: readonly GoldenCase[];
  /** The rows of a case's data. */
  readonly dataOf: (golden: GoldenCase) => Rows;
}

function readCase(path: string): GoldenCase {
  const parsed = goldenCase.safeParse(readJson(path));
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
  const dataOf = ({ input: { data } }: GoldenCase) =>
    "dataset" in data ? dataset(data.dataset) : data.rows;
  return { cases, dataOf };
}

/** The request that puts a case's question to an implementation. */
export function requestOf(golden: GoldenCase, data: Rows): RequestOf<Operation> {
  return { op: golden.operation, ...golden.input, data } as RequestOf<Operation>;
}
