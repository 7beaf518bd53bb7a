type Combination = (a: number, b: number) => number;

function combined(a: unknown, b: unknown, combination: Combination): unknown {
  if (typeof a === "number") return combination(a, b as number);
  if (Array.isArray(a))
    return a.map((entry, i) => combined(entry, (b as unknown[])[i], combination));
  if (typeof a !== "object" || a === null) return a;
  const other = b as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(a).map(([name, entry]) => [name, combined(entry, other[name], combination)]),
  );
}

/** Two answers of one shape, number by number; what is not a number is taken from `a`. */
export function combine<Shape extends object>(a: Shape, b: Shape, combination: Combination): Shape {
  return combined(a, b, combination) as Shape;
}
