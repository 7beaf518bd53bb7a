import type {
  AccessorNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from "mathjs";
import { invariant } from "../../model/index.ts";
import { type Equation, parseEquation } from "./equation.ts";
import { sumParts } from "./sum.ts";
import type { Letters } from "./typeset.ts";

/**
 * What a piece of a formula is to whatever stands around it, and so whether it needs parentheses
 * there: `a + b`, `−a`, a sum sign with its term, `a / b`, `ln a`, `a b`, `a²`, or a whole.
 */
type Kind = "sum" | "signed" | "sigma" | "fraction" | "prefix" | "product" | "power" | "atom";

interface Piece {
  readonly text: string;
  readonly kind: Kind;
}

type Write = (node: MathNode) => Piece;
type Shape = (args: readonly MathNode[], write: Write) => Piece;
type Writer = (node: MathNode, write: Write, letters: Letters) => Piece;

const tight: readonly Kind[] = ["power", "atom"];
const factors: readonly Kind[] = ["product", ...tight];
/** What nothing may follow in a product: it reaches as far to the right as it can. */
const open: readonly Kind[] = ["sigma", "prefix"];
const terms: readonly Kind[] = ["fraction", ...open, ...factors];

/** A piece where only some kinds may stand as they are. */
function within(bare: readonly Kind[], { text, kind }: Piece): string {
  return bare.includes(kind) ? text : `(${text})`;
}

const atom = (text: string): Piece => ({ text, kind: "atom" });

/** The kind of a letter with its indices: what stands outside its own parentheses decides. */
function letterPiece(text: string): Piece {
  const outside = text.replace(/\(.*\)/, "");
  if (outside.includes(" ")) return { text, kind: "prefix" };
  return { text, kind: /[\^²]/.test(outside) ? "power" : "atom" };
}

function product(a: Piece, b: Piece): Piece {
  const text = `${within([...factors, "signed"], a)} ${within([...factors, ...open], b)}`;
  if (a.kind === "signed") return { text, kind: "signed" };
  return { text, kind: open.includes(b.kind) ? b.kind : "product" };
}

/** A fraction; one of two letters or numbers is set close. */
function fraction(a: Piece, b: Piece): Piece {
  const short = [a, b].every(({ text, kind }) => kind === "atom" && /^[^ (]+$/.test(text));
  const bar = short ? "/" : " / ";
  return { text: `${within(factors, a)}${bar}${within(tight, b)}`, kind: "fraction" };
}

const raised: Readonly<Record<string, string>> = { "2": "²", "3": "³" };

function power(a: Piece, b: Piece): Piece {
  const above = raised[b.text] ?? `^${within(["atom"], b)}`;
  return { text: `${within(["atom"], a)}${above}`, kind: "power" };
}

/** What is written behind a whole: ⁻¹ or ᵀ. */
const behind =
  (sign: string): Shape =>
  ([a], write) => ({ text: `${within(["atom"], write(a))}${sign}`, kind: "power" });

/** a bᵀ. */
function outer(a: Piece, b: Piece): Piece {
  const [left, right] = [within(["atom"], a), within(["atom"], b)];
  const gap = left.endsWith(")") && right.startsWith("(") ? "" : " ";
  return { text: `${left}${gap}${right}ᵀ`, kind: "product" };
}

/** ln a, with parentheses where it would not be plain how far it reaches. */
function logarithm(a: Piece): Piece {
  return a.kind === "atom" ? { text: `ln ${a.text}`, kind: "prefix" } : atom(`ln(${a.text})`);
}

const over =
  (sign: string): Shape =>
  (args, write) => {
    const { index, size, term } = sumParts(args);
    const text = `${sign}_{${index}=1}^{${size}} ${within([...open, ...factors], write(term))}`;
    return { text, kind: "sigma" };
  };

/** The functions that have a shape of their own. */
const shapes: Readonly<Record<string, Shape>> = {
  exp: ([a], write) => atom(`exp(${write(a).text})`),
  log: ([a], write) => logarithm(write(a)),
  sqrt: ([a], write) => atom(`√(${write(a).text})`),
  inv: behind("⁻¹"),
  det: ([a], write) => atom(`|${write(a).text}|`),
  transpose: behind("ᵀ"),
  outer: ([a, b], write) => outer(write(a), write(b)),
  squaredNorm: ([a], write) => ({ text: `‖${write(a).text}‖²`, kind: "power" }),
  Sum: over("∑"),
  Product: over("∏"),
};

/** How each operator is written between its operands. */
const operators: Readonly<Record<string, Shape>> = {
  add: ([a, b], write) => ({
    text: `${within([...terms, "sum", "signed"], write(a))} + ${within(terms, write(b))}`,
    kind: "sum",
  }),
  subtract: ([a, b], write) => ({
    text: `${within([...terms, "sum", "signed"], write(a))} − ${within(terms, write(b))}`,
    kind: "sum",
  }),
  multiply: ([a, b], write) => product(write(a), write(b)),
  divide: ([a, b], write) => fraction(write(a), write(b)),
  unaryMinus: ([a], write) => ({ text: `−${within(factors, write(a))}`, kind: "signed" }),
  pow: ([a, b], write) => power(write(a), write(b)),
};

/** How each kind of node is written. Parentheses of the text are set anew, where they are needed. */
const writers: Readonly<Record<string, Writer>> = {
  ConstantNode: (node) => atom(String(node)),
  SymbolNode: (node, _write, letters) => letterPiece(letters((node as SymbolNode).name, [])),
  ParenthesisNode: (node, write) => write((node as ParenthesisNode).content),
  OperatorNode: (node, write) => {
    const { fn, args } = node as OperatorNode;
    const operator = operators[fn];
    invariant(operator !== undefined, `the operator ${fn} has a Unicode form`);
    return operator(args, write);
  },
  FunctionNode: (node, write, letters) => {
    const { fn, args } = node as FunctionNode;
    const shape = shapes[fn.name];
    if (shape !== undefined) return shape(args, write);
    return letterPiece(
      letters(
        fn.name,
        args.map((arg) => write(arg).text),
      ),
    );
  },
  AccessorNode: (node, write, letters) => {
    const { object, index } = node as AccessorNode;
    const vector = object as FunctionNode;
    const indices = [...vector.args, ...index.dimensions].map((arg) => write(arg).text);
    return letterPiece(letters(vector.fn.name, indices, true));
  },
};

/** An equation's two sides as one line of Unicode, in the letters of a notation. */
export function inUnicode(
  equation: Equation,
  letters: Letters,
): { readonly left: string; readonly right: string } {
  const { name, parameters, expression } = parseEquation(equation);
  const write: Write = (node) => {
    const writer = writers[node.type];
    invariant(writer !== undefined, `(${equation.number}): ${node.type} has a Unicode form`);
    return writer(node, write, letters);
  };
  const args = parameters.map((parameter) => letters(parameter, []));
  return { left: equation.vanishes ? "0" : letters(name, args), right: write(expression).text };
}
