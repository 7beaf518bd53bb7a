/** How many signs two names have in common from their start. */
function commonStart(a: string, b: string): number {
  const differs = [...a].findIndex((sign, i) => sign !== b[i]);
  return differs === -1 ? a.length : differs;
}

/** The names that come nearest to one that is none: those that contain it, or that start alike. */
export function nearest(name: string, names: readonly string[]): readonly string[] {
  const containing = names.filter((other) => other.includes(name));
  if (containing.length > 0)
    return [...containing].sort((a, b) => a.indexOf(name) - b.indexOf(name));
  const longest = Math.max(0, ...names.map((other) => commonStart(name, other)));
  return longest === 0 ? [] : names.filter((other) => commonStart(name, other) === longest);
}
