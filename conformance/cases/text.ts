type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function isScalar(value: Json): boolean {
  return typeof value !== "object" || value === null;
}

function written(value: Json, indent: string): string {
  const deeper = `${indent}  `;
  if (isScalar(value)) return JSON.stringify(value);
  if (Array.isArray(value)) {
    if (value.every(isScalar)) return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
    const items = value.map((item) => `${deeper}${written(item, deeper)}`);
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value as { readonly [key: string]: Json }).map(
    ([key, item]) => `${deeper}${JSON.stringify(key)}: ${written(item, deeper)}`,
  );
  return entries.length === 0 ? "{}" : `{\n${entries.join(",\n")}\n${indent}}`;
}

/** The bytes of a file of the corpus: two spaces a level, every vector on a line of its own. */
export function fileText(value: unknown): string {
  return `${written(JSON.parse(JSON.stringify(value)), "")}\n`;
}
