import { introduction } from "../adapters/introduction.ts";
import { operationsOf } from "../adapters/reading.ts";
import { type Implementation, inProcess, operations, requestables } from "../protocol/index.ts";
import { editedReading } from "./editedReading.ts";
import { fitBy, fitOperation } from "./fitBy.ts";
import type { Mutant } from "./mutant.ts";

/** The printed equations in doubles as an implementation, with nothing wrong in them. */
export function printedAdapter(): Implementation {
  return mutantAdapter({
    name: "none",
    bug: "nothing wrong",
    breaks: [],
    origin: "the book",
    edits: [],
    changes: [],
    reading: editedReading([]),
  });
}

/** A mutant as an implementation under test. */
export function mutantAdapter({ name, reading, functions }: Mutant): Implementation {
  const asked = functions?.fit_own === undefined ? operations : requestables;
  return inProcess(introduction(`mutant ${name}`, [...asked]), {
    ...operationsOf(reading),
    fit: fitOperation((...question) => fitBy(reading, ...question)),
    ...functions,
  });
}
