import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileText, type Manifest, manifestOf, readManifest, sha256 } from "../cases/index.ts";
import { writeIn } from "../files/index.ts";
import { hasPlaceholder, placeholder, setPlaceholder } from "./placeholder.ts";

const manifestFile = "manifest.json";

/** The schemas that stand beside the cases. */
export const schemaFiles = ["case.schema.json", "manifest.schema.json"] as const;

/** A file as a manifest lists it. */
export function listed(path: string, content: string | Uint8Array): Manifest["files"][number] {
  const bytes = Buffer.from(content);
  return { path, bytes: bytes.length, sha256: sha256(bytes) };
}

/** What stands in a folder of the user's cases: data, cases and schemas; not the placeholder. */
export function presentFiles(folder: string): Manifest["files"] {
  const schemas = schemaFiles.filter((name) => existsSync(join(folder, name)));
  const isOurs = hasPlaceholder(folder);
  const files = manifestOf(folder).files.filter(({ path }) => !isOurs || path !== placeholder);
  return [...files, ...schemas.map((name) => listed(name, readFileSync(join(folder, name))))];
}

/** What the manifest of a folder of the user's cases says; nothing where there is none yet. */
export function ownManifest(folder: string): Pick<Manifest, "files" | "unfinished"> {
  return existsSync(join(folder, manifestFile)) ? readManifest(folder) : { files: [] };
}

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

/** Writes the manifest: the files that stand there or are about to, and the cases still missing. */
export function writeManifest(
  folder: string,
  files: Manifest["files"],
  unfinished: readonly string[],
): void {
  const { version } = manifestOf(folder);
  const missing = unfinished.length > 0 ? { unfinished } : {};
  const content = { version, written_by: "certify", ...missing, files: files.toSorted(byPath) };
  setPlaceholder(folder, unfinished.length > 0);
  writeIn(folder, manifestFile, fileText(content));
}
