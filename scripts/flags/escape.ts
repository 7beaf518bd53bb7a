/** Text as Markdown shows it: what it would interpret stands for itself, but for `code`. */
export function escaped(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, i) => (i % 2 === 1 ? part : escapedProse(part)))
    .join("");
}

/** An underscore within a word is one. */
function escapedProse(text: string): string {
  return text
    .replaceAll(/[\\`*<>[\]|~$]/g, (sign) => `\\${sign}`)
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}
