import { numbersIn } from "./numbers.ts";

/** What a doc comment says of the declaration below it. */
export interface Citation {
  readonly file: string;
  /** The function, constant or property that the comment stands above. */
  readonly name: string;
  readonly equations: readonly string[];
  /** D-1, D-2, … */
  readonly deviations: readonly string[];
}

const docComment = /\/\*\*(?<comment>(?:[^*]|\*(?!\/))*)\*\/\s*(?<below>[^\n]*)/g;
const declared =
  /^(?:export )?(?:async )?(?:function\*?|const|interface|type) (?<name>\w+)|^(?:readonly )?(?<member>\w+)\??:/;

/** The text of a tag: its line, and the lines below it up to the next tag. */
function tagged(comment: string, tag: string): string {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\*?\s*/, ""));
  const start = lines.findIndex((line) => line.startsWith(`@${tag} `));
  if (start < 0) return "";
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith("@"));
  return [lines[start], ...(end < 0 ? rest : rest.slice(0, end))].join(" ");
}

/** The `@eq` and `@deviation` tags of a TypeScript file. */
export function citationsIn(source: string, file: string): readonly Citation[] {
  return [...source.matchAll(docComment)].flatMap(({ groups }) => {
    const { comment = "", below = "" } = groups ?? {};
    const equations = numbersIn(tagged(comment, "eq"));
    const deviations = tagged(comment, "deviation").match(/\bD-\d+\b/g) ?? [];
    if (equations.length + deviations.length === 0) return [];
    const { name, member } = declared.exec(below)?.groups ?? {};
    return [{ file, name: name ?? member ?? "?", equations, deviations }];
  });
}
