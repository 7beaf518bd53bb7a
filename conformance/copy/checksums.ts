import { isPlain } from "../files/index.ts";
import { type CorpusFile, isOfCorpus } from "./corpusFile.ts";

/** The checksums that files may have, by path: two of a path while a copy is brought up to date. */
export type Checksums = ReadonlyMap<string, ReadonlySet<string>>;

/** The form that sha256sum reads. */
export function checksumText(checksums: Checksums): string {
  return [...checksums]
    .flatMap(([path, sums]) => [...sums].map((sum) => `${sum}  ${path}\n`))
    .join("");
}

/** The checksums of some files. */
export function checksumsOf(files: readonly CorpusFile[]): Checksums {
  return new Map(files.map(({ path, sha256 }) => [path, new Set([sha256])]));
}

/** Those of both. */
export function bothOf(some: Checksums, others: Checksums): Checksums {
  const paths = new Set([...others.keys(), ...some.keys()]);
  return new Map(
    [...paths].map((path) => [
      path,
      new Set([...(some.get(path) ?? []), ...(others.get(path) ?? [])]),
    ]),
  );
}

/** The checksums in a text; undefined where it is not one that a copy wrote. */
export function parsedChecksums(text: string): Checksums | undefined {
  const checksums = new Map<string, Set<string>>();
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const [, sum, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sum === undefined || !isPlain(path) || !isOfCorpus(path)) return undefined;
    checksums.set(path, (checksums.get(path) ?? new Set()).add(sum));
  }
  return checksums;
}
