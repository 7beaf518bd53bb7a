import type { MathJsInstance, MathNode } from "mathjs";
import { invariant } from "../../model/index.ts";
import { compiled, type Scope, scopeWithin } from "./scope.ts";

/** What `Sum(index, size, term)` or `Product(index, size, term)` is made of. */
export interface SumParts {
  readonly index: string;
  readonly size: string;
  readonly term: MathNode;
}

/** The functions that bind an index, each with the operation that joins its terms. */
const joins = { Sum: "add", Product: "multiply" } as const;

/** Whether a function of that name binds an index: the capital sigma, and the capital pi. */
export function bindsIndex(name: string): boolean {
  return name in joins;
}

/** The parts of a sum's arguments: an index, the name of its upper bound, and the term. */
export function sumParts(nodes: readonly MathNode[]): SumParts {
  const [index, size, term] = nodes;
  invariant(nodes.length === 3 && term !== undefined, "Sum takes an index, a size and a term");
  invariant(index?.type === "SymbolNode" && size?.type === "SymbolNode", "Sum binds a name");
  return { index: String(index), size: String(size), term };
}

/**
 * Teaches a mathjs the capital sigma and the capital pi: `Sum(n, N, term)` binds n to 1, 2, ..., N
 * in turn and adds the terms in that order; `Product` multiplies them.
 */
export function importSums(math: MathJsInstance): void {
  for (const [name, operation] of Object.entries(joins)) {
    const join = math[operation] as (a: unknown, b: unknown) => unknown;
    const over = (nodes: readonly MathNode[], _math: unknown, scope: Scope): unknown => {
      const { index, size, term } = sumParts(nodes);
      const code = compiled(term);
      const own = new Map<string, unknown>([[index, 1]]);
      const inner = scopeWithin(scope, own);
      const last = Number(scope.get(size));
      let total = code.evaluate(inner);
      for (let i = 2; i <= last; i++) {
        own.set(index, i);
        total = join(total, code.evaluate(inner));
      }
      return total;
    };
    math.import({ [name]: Object.assign(over, { rawArgs: true }) }, {});
  }
}
