import { existsSync, readFileSync } from "node:fs";
import { fileText } from "../cases/index.ts";
import { placeIn, removeIn, writeIn } from "../files/index.ts";

const id = "run-certify-again-to-finish";

/**
 * What stands among the cases of a folder while some are missing: a case that nobody passes, so that
 * no reader of the files is green on the others.
 */
export const placeholder = `cases/unfinished/${id}.json`;

const text = fileText({
  id,
  title: "the corpus is unfinished: run the same certify again",
  operation: id,
  flags: [],
  input: { data: { rows: [[0]] } },
});

/** Whether it stands in a folder, as it was written. */
export function hasPlaceholder(folder: string): boolean {
  const place = placeIn(folder, placeholder);
  return existsSync(place) && readFileSync(place, "utf8") === text;
}

/** Writes it, or takes it away. */
export function setPlaceholder(folder: string, isUnfinished: boolean): void {
  const isThere = hasPlaceholder(folder);
  if (isUnfinished && !isThere) writeIn(folder, placeholder, text);
  if (!isUnfinished && isThere) removeIn(folder, placeholder);
}
