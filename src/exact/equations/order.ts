/** The chapter and the number within it: [9, 25] for 9.25 and for 9.25-diag. */
function place(number: string): readonly [number, number] {
  const [chapter, equation] = number.split(/[.-]/).map(Number);
  return [chapter, equation];
}

/** Compares two equation numbers by their place in the book; forms of one equation are equal. */
export function compareNumbers(a: string, b: string): number {
  const [chapterA, equationA] = place(a);
  const [chapterB, equationB] = place(b);
  return chapterA - chapterB || equationA - equationB;
}
