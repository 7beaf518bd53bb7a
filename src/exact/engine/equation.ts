import { type FunctionAssignmentNode, type FunctionNode, type MathNode, parse } from "mathjs";
import { invariant } from "../../model/index.ts";
import { bindsIndex, sumParts } from "./sum.ts";

/** One entry of the catalogue: an equation of the book, as text that is executed and typeset. */
export interface Equation {
  /** Its number in the book; forms that the book leaves to exercises carry a suffix. */
  readonly number: string;
  /** Other numbers under which the book states it. */
  readonly aliases: readonly string[];
  /** `implemented`: the product computes it. `oracle`: only a check does. `derivation`: a step on the way. */
  readonly status: "implemented" | "oracle" | "derivation";
  /** What it is, in one line. */
  readonly meaning: string;
  /** `name(arguments) = expression`, in mathjs's language and the names of the notation table. */
  readonly text: string;
  /** Scalars in place of vectors (D = 1): typesets x and μ in light type, Σ as σ². */
  readonly scalar?: true;
  /** A condition of stationarity: the expression is zero there, and is typeset so. */
  readonly vanishes?: true;
}

/** An equation taken apart. */
export interface ParsedEquation {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly expression: MathNode;
}

type Parse = (text: string) => MathNode;

const caches = new WeakMap<Parse, Map<string, ParsedEquation>>();

/** The parts of an equation's text, parsed once by each mathjs (its constants have that precision). */
export function parseEquation(equation: Equation, parser: Parse = parse): ParsedEquation {
  const cache = caches.get(parser) ?? new Map<string, ParsedEquation>();
  caches.set(parser, cache);
  const known = cache.get(equation.text);
  if (known !== undefined) return known;
  const node = parser(equation.text);
  invariant(node.type === "FunctionAssignmentNode", `(${equation.number}) defines a function`);
  const { name, params, expr } = node as FunctionAssignmentNode;
  const parsed = { name, parameters: params, expression: expr };
  cache.set(equation.text, parsed);
  return parsed;
}

function isSum(node: MathNode): node is FunctionNode {
  return node.type === "FunctionNode" && bindsIndex(String((node as FunctionNode).fn));
}

const namesFree = new Map<string, ReadonlySet<string>>();

/** The names that an equation uses and does not bind itself, by argument or by a sum or product sign. */
export function freeNames(equation: Equation): ReadonlySet<string> {
  const known = namesFree.get(equation.text);
  if (known !== undefined) return known;
  const { parameters, expression } = parseEquation(equation);
  const free = new Set<string>();
  const walk = (node: MathNode, bound: ReadonlySet<string>): void => {
    if (node.type === "SymbolNode") {
      if (!bound.has(String(node))) free.add(String(node));
      return;
    }
    if (isSum(node)) {
      const { index, size, term } = sumParts(node.args);
      if (!bound.has(size)) free.add(size);
      walk(term, new Set([...bound, index]));
      return;
    }
    node.forEach((child) => {
      walk(child, bound);
    });
  };
  walk(expression, new Set(parameters));
  namesFree.set(equation.text, free);
  return free;
}

/** Every name that occurs in an equation's text, bound or not. */
export function namesIn(equation: Equation): ReadonlySet<string> {
  const { name, parameters, expression } = parseEquation(equation);
  const names = new Set([name, ...parameters]);
  expression.traverse((node) => {
    if (node.type === "SymbolNode") names.add(String(node));
    if (node.type === "FunctionNode") names.add(String((node as FunctionNode).fn));
  });
  return names;
}

/** The text of an equation's first call of a function, if it calls it. */
export function firstCall(equation: Equation, name: string): string | undefined {
  const { expression } = parseEquation(equation);
  const calls = expression.filter(
    (node) => node.type === "FunctionNode" && String((node as FunctionNode).fn) === name,
  );
  return calls.length > 0 ? String(calls[0]) : undefined;
}
