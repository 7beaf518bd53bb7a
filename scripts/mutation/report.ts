/** A place in a file, lines and columns from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** What Stryker says of one mutant, as far as it is read here. */
interface ReportedMutant {
  readonly status: string;
  readonly replacement?: string;
  /** The tests that run the code; none are known where a module runs it once, as it is loaded. */
  readonly coveredBy?: readonly string[];
  readonly location: { readonly start: Position; readonly end: Position };
}

/** A report of Stryker, file by file. */
export interface Report {
  readonly files: Readonly<
    Record<string, { readonly source: string; readonly mutants: readonly ReportedMutant[] }>
  >;
}

/** A report less the survivors of which it is not known what tests run them. */
export function withoutUntraced(report: Report): Report {
  const files = Object.entries(report.files).map(([name, file]) => {
    const traced = file.mutants.filter(
      ({ status, coveredBy = [] }) => status !== "Survived" || coveredBy.length > 0,
    );
    return [name, { ...file, mutants: traced }];
  });
  return { ...report, files: Object.fromEntries(files) };
}

/** A mutant as a reader finds it in the source, wherever its line moves to. */
export interface Mutant {
  readonly file: string;
  /** The line on which it begins. */
  readonly line: string;
  /** What is replaced. */
  readonly from: string;
  /** What it is replaced by. */
  readonly to: string;
}

/** A mutant, and what became of it. */
export interface Outcome {
  readonly mutant: Mutant;
  readonly status: string;
}

const inOneLine = (text: string) => text.replace(/\s+/g, " ").trim();

function textBetween(source: string, start: Position, end: Position): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, i) =>
      line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined),
    )
    .join("\n");
}

/** All mutants of a report with what became of them, but for those that were not to be tried. */
export function outcomes(report: Report): readonly Outcome[] {
  return Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status !== "Ignored")
      .map(({ status, replacement = "", location: { start, end } }) => ({
        status,
        mutant: {
          file,
          line: inOneLine(source.split("\n")[start.line - 1]),
          from: inOneLine(textBetween(source, start, end)),
          to: inOneLine(replacement),
        },
      })),
  );
}
