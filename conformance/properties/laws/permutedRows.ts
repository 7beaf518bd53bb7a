import { metamorphic, type Relation } from "../metamorphic.ts";
import type { Changes } from "../questions/changed.ts";
import { determined } from "../questions/question.ts";
import { reordered, sortingKeys } from "./ordering.ts";

function permute(keys: readonly number[]): Changes {
  return {
    data: (rows) => reordered(rows, keys),
    responsibilities: (rows) => reordered(rows, keys),
    logDensity: (values) => reordered(values, keys),
    componentLogDensity: (rows) => reordered(rows, keys),
  };
}

const relation: Relation<readonly number[]> = {
  name: "permuted rows",
  statement:
    "The order of the points orders what is said of each point, and changes no sum over them.",
  because: "as before the rows were permuted",
  parameter: sortingKeys,
  question: permute,
  answer: permute,
};

export const permutedRows = determined.map((op) => metamorphic(op, relation));
