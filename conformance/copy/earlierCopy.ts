import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type Manifest, manifest, sha256 } from "../cases/index.ts";
import { isPlain, placeIn } from "../files/index.ts";
import { checksumFile } from "./corpusFile.ts";

/** What an earlier copy says that it wrote. */
export interface EarlierCopy {
  /** The data and the cases, as its manifest has them. */
  readonly listed: ReadonlySet<string>;
  /** The checksum of every file that it wrote, as far as they are known. */
  readonly checksums: ReadonlyMap<string, string>;
}

const manifestFile = "manifest.json";

function bytesOf(folder: string, name: string): Buffer | undefined {
  const path = placeIn(folder, name);
  return existsSync(path) ? readFileSync(path) : undefined;
}

/** The manifest that a file holds; undefined where it holds something else. */
function manifestIn(bytes: Buffer): Manifest | undefined {
  try {
    return manifest.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return undefined;
  }
}

/** The lines of the checksum file of a copy, by path. */
function checksumsIn(folder: string): readonly (readonly [string, string])[] {
  const bytes = bytesOf(folder, checksumFile);
  const lines = bytes?.toString("utf8").matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm) ?? [];
  const entries = [...lines].map(([, checksum, name]) => [name, checksum] as const);
  const isOurs = entries.some(([path]) => path === manifestFile);
  return bytes !== undefined && isOurs ? [[checksumFile, sha256(bytes)], ...entries] : [];
}

/**
 * What an earlier copy wrote into a folder; nothing where the folder is empty.
 *
 * @throws Error if the folder holds something else
 */
export function earlierCopy(folder: string): EarlierCopy {
  const bytes = bytesOf(folder, manifestFile);
  if (readdirSync(folder).length === 0) return { listed: new Set(), checksums: new Map() };
  const found = bytes && manifestIn(bytes);
  if (bytes === undefined || found === undefined)
    throw new Error(
      `${folder}: is not empty, and has no ${manifestFile} of a copied corpus; name an empty folder`,
    );
  const astray = found.files.find(
    ({ path }) => !/^(cases|datasets)\//.test(path) || !isPlain(path),
  );
  if (astray !== undefined)
    throw new Error(`${folder}: its ${manifestFile} lists ${JSON.stringify(astray.path)}`);
  const entries = found.files.map((file) => [file.path, file.sha256] as const);
  return {
    listed: new Set(entries.map(([path]) => path)),
    checksums: new Map([[manifestFile, sha256(bytes)], ...entries, ...checksumsIn(folder)]),
  };
}
