/** Remembers a function's answers by its arguments: indices by value, vectors and matrices by identity. */
export function memoise<Args extends readonly unknown[], Value>(
  compute: (...args: Args) => Value,
): (...args: Args) => Value {
  const root: MemoNode<Value> = { next: new Map() };
  return (...args) => {
    let node = root;
    for (const arg of args) {
      const next = node.next.get(arg) ?? { next: new Map() };
      node.next.set(arg, next);
      node = next;
    }
    node.answer ??= { value: compute(...args) };
    return node.answer.value;
  };
}

interface MemoNode<Value> {
  readonly next: Map<unknown, MemoNode<Value>>;
  answer?: { readonly value: Value };
}
