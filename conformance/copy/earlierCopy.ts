import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { manifest, sha256 } from "../cases/index.ts";
import { isDraft, placeIn } from "../files/index.ts";
import { type Checksums, parsedChecksums } from "./checksums.ts";
import { checksumFile } from "./corpusFile.ts";

const manifestFile = "manifest.json";

function bytesOf(folder: string, name: string): Buffer | undefined {
  const path = placeIn(folder, name);
  return existsSync(path) ? readFileSync(path) : undefined;
}

/** The manifest that a file holds; undefined where it holds something else. */
function manifestIn(bytes: Buffer) {
  try {
    return manifest.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return undefined;
  }
}

/** Whether a manifest is that of another corpus than the one that the checksums are of. */
function isOfOthers(bytes: Buffer, checksums: Checksums): boolean {
  const found = manifestIn(bytes);
  if (found === undefined) return false;
  if (found.written_by !== undefined) return true;
  const isAsCopied = checksums.get(manifestFile)?.has(sha256(bytes)) === true;
  return isAsCopied && !found.files.every((file) => checksums.get(file.path)?.has(file.sha256));
}

/**
 * The checksums of what an earlier copy wrote into a folder, or was about to write when it was
 * interrupted; none where the folder is empty.
 *
 * @throws Error if the folder holds something else
 */
export function earlierCopy(folder: string): Checksums {
  if (readdirSync(folder).every(isDraft)) return new Map();
  const sums = bytesOf(folder, checksumFile);
  const checksums = sums && parsedChecksums(sums.toString("utf8"));
  if (checksums?.has(manifestFile) !== true)
    throw new Error(
      `${folder}: is not empty, and has no ${checksumFile} of a copied corpus; name an empty folder`,
    );
  const listing = bytesOf(folder, manifestFile);
  if (listing !== undefined && isOfOthers(listing, checksums))
    throw new Error(
      `${join(folder, manifestFile)}: is not that of a copied corpus; name an empty folder`,
    );
  return checksums;
}
