/** The equation numbers in a piece of text: 9.25, 9.25-tied. */
export function numbersIn(text: string): readonly string[] {
  return text.match(/\b\d+\.\d+(?:-[a-z]+)*\b/g) ?? [];
}
