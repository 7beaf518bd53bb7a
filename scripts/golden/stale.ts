import { rmSync } from "node:fs";
import { join } from "node:path";
import { manifestOf, readManifest } from "../../conformance/cases/index.ts";

/**
 * Removes the cases of a corpus that are planned no longer, given the places that are: those that
 * its manifest has as they are.
 *
 * @throws Error naming a case that the manifest does not have so; then nothing is removed
 */
export function removeStale(corpus: string, planned: readonly string[]): void {
  const kept = new Set(planned);
  const listed = new Map(readManifest(corpus).files.map((file) => [file.path, file.sha256]));
  const stale = manifestOf(corpus).files.filter(
    ({ path }) => path.startsWith("cases/") && !kept.has(path),
  );
  const foreign = stale.find(({ path, sha256 }) => listed.get(path) !== sha256);
  if (foreign !== undefined)
    throw new Error(
      `${join(corpus, foreign.path)}: is not planned, and not as manifest.json has it; move it away`,
    );
  for (const { path } of stale) rmSync(join(corpus, path));
}
