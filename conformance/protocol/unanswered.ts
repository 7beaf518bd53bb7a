/** What is wrong with an adapter that says `unsupported` to what it declares, and what would be right. */
export function describeUnanswered(why: string): string {
  return `declared, but unsupported: ${why}; answer it, or declare a limit that excludes it`;
}
