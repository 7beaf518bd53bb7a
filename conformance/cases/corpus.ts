import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { readCsv } from "../../src/data/index.ts";
import { toRows } from "../../src/model/index.ts";
import { describeIssues, type Operation, type RequestOf } from "../protocol/index.ts";
import { type AnswerCase, answerCase, type GoldenCase, isRefusal, refusalCase } from "./case.ts";
import { readJson } from "./readJson.ts";
import { faultsOf } from "./soundCase.ts";

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
  const { id } = parsed.data;
  if (basename(path) !== `${id}.json`)
    throw new Error(`${path}: its id is ${id}; a file is named for its id`);
  return parsed.data;
}

interface Read {
  readonly path: string;
  readonly golden: GoldenCase;
}

/** Refuses two cases of one id, and cases that a wrong answer could pass. */
function refuseUnsound(read: readonly Read[], dataOf: Corpus["dataOf"]): void {
  const places = new Map<string, string>();
  for (const { path, golden } of read) {
    const other = places.get(golden.id);
    if (other !== undefined) throw new Error(`${path}: has the id of ${other}`);
    places.set(golden.id, path);
    const faults = isRefusal(golden) ? [] : faultsOf(golden, dataOf(golden));
    if (faults.length > 0) throw new Error(`${path}: ${faults.join("; ")}`);
  }
}

/**
 * Reads the corpus, its cases in the order of their file names.
 *
 * @throws Error naming the file that is not a case, or not a sound one
 */
export function readCorpus(folder: string = goldenFolder): Corpus {
  const files = readdirSync(join(folder, "cases"), { recursive: true, encoding: "utf8" });
  const read = files
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => join(folder, "cases", file))
    .map((path) => ({ path, golden: readCase(path) }));
  const datasets = new Map<string, Rows>();
  const dataset = (name: string): Rows => {
    const known = datasets.get(name);
    if (known !== undefined) return known;
    const path = join(folder, "datasets", `${name}.csv`);
    const rows = toRows(readCsv(readFileSync(path, "utf8"), `${name}.csv`).data);
    datasets.set(name, rows);
    return rows;
  };
  const dataOf = ({ input: { data } }: AnswerCase) =>
    "dataset" in data ? dataset(data.dataset) : data.rows;
  refuseUnsound(read, dataOf);
  return { cases: read.map(({ golden }) => golden), dataOf };
}

/**
 * The request that puts a case's question to an implementation. That of a case that is to be
 * refused may not be one that the protocol allows.
 */
export function requestOf(golden: GoldenCase, { dataOf }: Corpus): RequestOf<Operation> {
  const data = isRefusal(golden) ? golden.input.data.rows : dataOf(golden);
  return { op: golden.operation, ...golden.input, data } as RequestOf<Operation>;
}
