import type { Equation } from "../../src/exact/engine/index.ts";
import { findEquation } from "../../src/exact/equations/find.ts";
import { toTex } from "../../src/exact/typeset.ts";
import { toUnicode } from "../../src/exact/unicode.ts";
import type { Candidate } from "./candidate.ts";
import type { Failure } from "./evidence.ts";
import type { Scope } from "./trial.ts";

/** One formula as it was implemented, beside the book's. */
interface Formula {
  readonly number: string;
  readonly book: { readonly unicode: string; readonly tex: string };
  readonly implemented: { readonly unicode: string; readonly tex: string };
}

/** Why some cases fail. */
export interface Diagnosis {
  /**
   * Known bugs, a bug with a fitted number, an edit that has no name, what rounding or the range of
   * doubles takes, something that is not refused; or nothing matches.
   */
  readonly kind: "mutant" | "family" | "edit" | "loss" | "refusal" | "none";
  /** The names of the known bugs. */
  readonly mutants: readonly string[];
  /** One sentence. */
  readonly sentence: string;
  readonly formulas: readonly Formula[];
  /** The fewest digits on which the answers and the diagnosis agree. */
  readonly digits: number;
  /** The failing cases that it explains: those that were held against it. */
  readonly cases: readonly string[];
  /** How many failing cases were checked against it. */
  readonly tried: number;
  /** How many failing cases there was no work left for: the search ended before, and goes on if all is asked for. */
  readonly untried: number;
}

const written = (equation: Equation) => ({
  unicode: toUnicode(equation),
  tex: toTex(equation),
});

/** The formulas of an edit on which some equations rest. */
function formulasOf(edits: readonly Equation[], numbers: ReadonlySet<string>): readonly Formula[] {
  return edits
    .filter(({ number }) => numbers.has(number))
    .map((edit) => {
      const book = findEquation(edit.number) ?? edit;
      return { number: edit.number, book: written(book), implemented: written(edit) };
    });
}

/** What a candidate explains, and how well. */
export interface Explained {
  readonly candidate: Candidate;
  readonly failures: readonly Failure[];
  readonly digits: number;
  readonly tried: number;
  /** How many failing and passing cases it was not tried on, for lack of work. */
  readonly untried: { readonly failing: number; readonly passing: number };
  /** To what the bug is confined; nothing where it is everywhere. */
  readonly scope: Scope;
}

/** What was not tried, and how to go on. */
function describeUntried({ failing, passing }: Explained["untried"]): string {
  const parts = [
    ...(failing > 0 ? [`${failing} failing`] : []),
    ...(passing > 0 ? [`${passing} passing`] : []),
  ];
  if (parts.length === 0) return "";
  const few = failing + passing === 1 ? "case, the largest, was" : "cases, the largest, were";
  return `; ${parts.join(" and ")} ${few} not tried (--diagnosis all tries every case)`;
}

const counted = (count: number) => (count === 1 ? "1 failing case" : `${count} failing cases`);

function kindOf({ mutants, edits, isLoss = false }: Candidate): Diagnosis["kind"] {
  if (isLoss) return "loss";
  return mutants.length > 0 ? "mutant" : edits.length > 0 ? "edit" : "family";
}

/** A diagnosis in words and formulas. */
export function described({
  candidate,
  failures,
  digits,
  tried,
  untried,
  scope: { structures, operations, dimensions },
}: Explained): Diagnosis {
  const { mutants, bug, edits } = candidate;
  const numbers = new Set(failures.flatMap(({ golden }) => golden.equations));
  const formulas = formulasOf(edits, numbers);
  const where = formulas.map(({ number }) => `(${number})`).join(", ");
  const what = bug ?? `another formula for ${where}`;
  const confined = [
    ...(structures.length > 0 ? [`, for ${structures.join(" and ")} covariances only`] : []),
    ...(operations.length > 0 ? [`, in ${operations.join(" and ")} only`] : []),
    ...(dimensions.length > 0 ? [`, in ${dimensions.join(" and ")} only`] : []),
  ].join("");
  const agreement = candidate.isLoss
    ? "nothing else is wrong"
    : `agrees to ${digits.toFixed(1)} digits`;
  return {
    kind: kindOf(candidate),
    mutants,
    sentence: `implements ${what}${confined}: ${agreement} in ${failures.length} of ${counted(tried)} tried${describeUntried(untried)}`,
    formulas,
    digits,
    cases: failures.map(({ golden }) => golden.id),
    tried,
    untried: untried.failing,
  };
}

/** A quantity that is wrong, and the equation that it comes from. */
export interface Wrong {
  readonly quantity: string;
  readonly equation: string | undefined;
}

/** What is said where nothing matches: which quantities are wrong, by the equations they come from. */
export function undiagnosed(
  failures: readonly Failure[],
  wrong: readonly Wrong[],
  others: number,
  isWhole: boolean,
): Diagnosis {
  const where = wrong.map(({ quantity, equation }) =>
    equation === undefined ? quantity : `(${equation}) ${quantity}`,
  );
  const found =
    others > 0
      ? "more than one thing is wrong here, or something that no known bug and no single edit of an equation gives"
      : "no known bug, and no single edit of an equation, gives these answers";
  const why = isWhole
    ? found
    : "not explained so far; not every known bug and edit of an equation was tried (--diagnosis all tries them)";
  return {
    kind: "none",
    mutants: [],
    sentence: `has wrong ${[...new Set(where)].join(", ")} in ${counted(failures.length)} tried: ${why}`,
    formulas: [],
    digits: 0,
    cases: failures.map(({ golden }) => golden.id),
    tried: failures.length,
    untried: 0,
  };
}
