/** One number of an answer, and where it stands. */
export interface Leaf {
  /** `responsibilities`, `weights`, ... */
  readonly quantity: string;
  /** `[0][1]`, or nothing for a scalar. */
  readonly place: string;
  readonly value: number;
}

function* within(value: unknown, quantity: string, place: string): Generator<Leaf> {
  if (typeof value === "number") yield { quantity, place, value };
  else if (Array.isArray(value))
    for (const [i, entry] of value.entries()) yield* within(entry, quantity, `${place}[${i}]`);
  else if (typeof value === "object" && value !== null)
    for (const [name, entry] of Object.entries(value)) yield* within(entry, name, "");
}

/** Every number of an answer or of parameters, in the order in which it is written. */
export function leaves(answer: object): Leaf[] {
  return [...within(answer, "", "")];
}
