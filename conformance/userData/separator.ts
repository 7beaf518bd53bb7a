import { parse } from "csv-parse/sync";

/** A line of fields, and where it ends in the file. */
export interface Line {
  readonly fields: readonly string[];
  readonly line: number;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const separators = ["\t", ";", ",", " "] as const;
export type Separator = (typeof separators)[number];

/** So many lines show how a file is separated, and no more than so many characters. */
const sampled = { lines: 100, characters: 2 ** 16 } as const;

/** The first lines of a text. */
function sampleOf(text: string): string {
  if (text.length <= sampled.characters) return text;
  const end = text.lastIndexOf("\n", sampled.characters);
  return text.slice(0, end < 0 ? sampled.characters : end + 1);
}

/**
 * The lines of a CSV with one of the separators. Blanks count as one, however many they are.
 *
 * @throws CsvError for quotes that stand where none can
 */
export function linesOf(text: string, separator: Separator, most?: number): readonly Line[] {
  // With `info` each record comes with its line, which the types of csv-parse do not say.
  const parsed = parse(text, {
    info: true,
    bom: true,
    trim: separator !== "\t",
    delimiter: separator,
    skip_empty_lines: true,
    relax_column_count: true,
    ...(most !== undefined && { to: most }),
  }) as unknown as readonly Parsed[];
  return parsed.map(({ record, info }) => ({
    fields:
      separator === " " ? record.filter((field) => field !== "") : record.map((f) => f.trim()),
    line: info.lines,
  }));
}

/** The share of lines that have as many fields as the first, or one more; 0 where that has a single one. */
function consistency(text: string, separator: Separator): number {
  try {
    const lines = linesOf(text, separator, sampled.lines);
    const width = lines[0]?.fields.length ?? 0;
    if (width < 2) return 0;
    const others = lines.slice(1).map(({ fields }) => fields.length - width);
    const most = Math.max(...[0, 1].map((more) => others.filter((one) => one === more).length));
    return others.length === 0 ? 1 : most / others.length;
  } catch {
    return 0; // its quotes are not where this separator would have them
  }
}

/**
 * What separates the fields of a CSV: that of tab, semicolon, comma and blanks with which its lines are
 * most often of one length; the comma where none stands out. Where commas are decimal, they separate only
 * what nothing else does.
 */
export function separatorOf(text: string, decimalComma: boolean): Separator {
  const candidates: readonly Separator[] = decimalComma ? ["\t", ";", " ", ","] : separators;
  const sample = sampleOf(text);
  const found = candidates.map((one) => ({ one, share: consistency(sample, one) }));
  const best = Math.max(...found.map(({ share }) => share));
  return best === 0 ? "," : (found.find(({ share }) => share === best)?.one ?? ",");
}
