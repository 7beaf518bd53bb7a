import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readJson } from "../cases/index.ts";
import { toWireModel } from "../protocol/index.ts";
import type { OwnCase } from "./plan.ts";

/** All that a case of the user's says but its answer. */
function questionPart({ description, question }: OwnCase): object {
  const { dataset, ...described } = description;
  const { operation, data: _, model, ...asked } = question;
  return {
    ...described,
    operation,
    input: { data: { dataset }, model: toWireModel(model), ...asked },
  };
}

/** Whether a file holds the case that is planned, from the same question. */
export function asksAlike(folder: string, path: string, one: OwnCase): boolean {
  const golden = readJson(join(folder, path)) as object;
  const wanted: object = JSON.parse(JSON.stringify(questionPart(one)));
  const found = Object.entries(golden).filter(([name]) => name in wanted);
  return isDeepStrictEqual(Object.fromEntries(found), wanted);
}
