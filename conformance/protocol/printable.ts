/**
 * Characters that a terminal or a reader could take for something else than text: controls, lone surrogates, line ends,
 * and what has no width or turns the direction of writing.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
}

/**
 * Somebody else's text, fit to be shown on one line: line ends, control characters, lone surrogates, characters
 * without width and marks that turn the direction of writing are spelled out (`\x1b`), and what exceeds `limit` is cut.
 */
export function printable(text: string, limit = 2000): string {
  const shown =
    text.length > limit ? `${text.slice(0, limit)} … (${text.length} characters)` : text;
  return shown.replace(unprintable, escaped);
}

/** The same over several lines: line ends stay. */
export function printableLines(text: string, limit = 2000): string {
  return text
    .split("\n")
    .map((line) => printable(line, limit))
    .join("\n");
}
