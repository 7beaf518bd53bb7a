import picocolors from "picocolors";

/** A part of an explanation: its heading, and its lines. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A name and what it holds: beside it where that is one line, else below it. */
export function named(name: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 1) return [`${name}: ${lines[0]}`];
  return [`${name}:`, ...lines.map((line) => `  ${line}`)];
}

/** A title and sections as the text of a page; sections without lines are left out. */
export function page(
  title: readonly [string, ...string[]],
  sections: readonly Section[],
  colours: boolean,
): string {
  const pc = picocolors.createColors(colours);
  const [first, ...rest] = title;
  const parts = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) =>
      [pc.bold(heading), ...lines.map((line) => (line === "" ? "" : `  ${line}`))].join("\n"),
    );
  return `${[[pc.bold(pc.cyan(first)), ...rest].join("\n"), ...parts].join("\n\n")}\n`;
}
