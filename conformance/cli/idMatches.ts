import type { Corpus } from "../cases/index.ts";
import { ownFitsOf } from "../check/index.ts";
import { nearest } from "../explain/index.ts";
import { printable } from "../protocol/index.ts";

const mostNamed = 10;

/**
 * What an `--id` chooses of a corpus, in words, where it is a part of ids; nothing where it is a whole one.
 *
 * @throws Error with the nearest ids, where it is a part of none
 */
export function idMatches(id: string, corpus: Corpus): string | undefined {
  const ids = [...corpus.cases, ...ownFitsOf(corpus)].map((one) => one.id);
  if (ids.includes(id)) return undefined;
  const found = ids.filter((one) => one.includes(id)).length;
  const shown = printable(JSON.stringify(id), 100);
  if (found > 0) return `--id: ${found === 1 ? "1 id contains" : `${found} ids contain`} ${shown}`;
  const near = nearest(id, ids);
  const more = near.length > mostNamed ? `, and ${near.length - mostNamed} more` : "";
  const hint =
    near.length === 0
      ? "gmm-conformance list names the cases"
      : `the nearest are ${near.slice(0, mostNamed).join(", ")}${more}`;
  throw new Error(`--id: no id is or contains ${shown}; ${hint}`);
}
