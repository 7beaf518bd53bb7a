/** Characters that a terminal or a reader could take for something else than text. */
const unprintable = /[\p{Cc}\p{Cs}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}

/**
 * Somebody else's text, fit to be shown on one line: line ends, control characters, lone surrogates and marks that turn
 * the direction of writing are spelled out (`\x1b`), and what exceeds `limit` is cut.
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
