import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeIssues } from "../protocol/index.ts";
import { corpusVersion } from "./corpusVersion.ts";
import { type Manifest, manifest } from "./manifestSchema.ts";
import { readJson } from "./readJson.ts";
import { sha256 } from "./sha256.ts";

const manifestFile = "manifest.json";

/** What the manifest lists: the data and the cases, in alphabetical order. */
function listedFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /^(datasets\/.*\.csv|cases\/.*\.json)$/.test(path))
    .sort();
}

/** The manifest of the corpus as it stands in `folder`. */
export function manifestOf(folder: string): Manifest {
  const files = listedFiles(folder).map((path) => {
    const bytes = readFileSync(join(folder, path));
    return { path, bytes: bytes.length, sha256: sha256(bytes) };
  });
  return { version: corpusVersion, files };
}

/**
 * The manifest of a corpus.
 *
 * @throws Error naming the file, where it is missing or no manifest
 */
export function readManifest(folder: string): Manifest {
  const path = join(folder, manifestFile);
  const parsed = manifest.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  throw new Error(`${path}: ${describeIssues(parsed.error)}`);
}

/** What a case says it is about, as far as its text can still be read. */
function describedIn(text: string): string {
  const equations = /"equations": \[([^\]]*)\]/.exec(text)?.[1].replaceAll('"', "");
  const operation = /"operation": "([^"]*)"/.exec(text)?.[1];
  return operation === undefined ? "" : ` (operation ${operation}, equations ${equations})`;
}

/** What an interrupted run has left to be certified, if anything. */
function unfinishedIn({ files, unfinished }: Manifest): readonly string[] {
  if (unfinished === undefined) return [];
  const isMissing = new Set(unfinished);
  const certified = files.filter(
    ({ path }) => path.startsWith("cases/") && !isMissing.has(path),
  ).length;
  const meant = certified + unfinished.length;
  return [
    `golden: ${certified} of ${meant} cases are certified; run the same certify again to finish (${unfinished.join(", ")})`,
  ];
}

/** Every file that is not as the manifest has it: changed, missing or unlisted. */
export function manifestProblems(folder: string): readonly string[] {
  const listed = readManifest(folder);
  const unfinished = unfinishedIn(listed);
  if (unfinished.length > 0) return unfinished;
  const present = new Set(listedFiles(folder));
  const problems = listed.files.flatMap(({ path, sha256: expected }) => {
    if (!present.has(path) && !existsSync(join(folder, path)))
      return [`golden/${path}: is listed in ${manifestFile}, and missing`];
    const bytes = readFileSync(join(folder, path));
    if (sha256(bytes) === expected) return [];
    return [`golden/${path}: differs from its checksum${describedIn(bytes.toString("utf8"))}`];
  });
  const known = new Set(listed.files.map(({ path }) => path));
  const unlisted = [...present]
    .filter((path) => !known.has(path))
    .map((path) => `golden/${path}: is not listed in ${manifestFile}`);
  return [...problems, ...unlisted];
}
