import type { EvalFunction, MathNode } from "mathjs";

/** The variables an expression sees, as mathjs asks for them. */
export interface Scope {
  get(name: string): unknown;
  has(name: string): boolean;
  set(name: string, value: unknown): void;
  keys(): IterableIterator<string>;
}

/** A scope with names of its own, and behind them those of `outer`. */
export function scopeWithin(
  outer: Pick<Scope, "get" | "has">,
  own: Map<string, unknown>,
): Scope & object {
  return {
    get: (name) => (own.has(name) ? own.get(name) : outer.get(name)),
    has: (name) => own.has(name) || outer.has(name),
    set: (name, value) => {
      own.set(name, value);
    },
    keys: () => own.keys(),
  };
}

const codes = new WeakMap<MathNode, EvalFunction>();

/** A node made ready to evaluate, once. */
export function compiled(node: MathNode): EvalFunction {
  const code = codes.get(node) ?? node.compile();
  codes.set(node, code);
  return code;
}
