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

/** How a name is written, given the LaTeX of its arguments; an entry of a vector is a scalar. */
export type Letters = (name: string, args: readonly string[], entry?: boolean) => string;

type Writer = (node: MathNode, write: (node: MathNode) => string, letters: Letters) => string;

/** The LaTeX of an equation's two sides, in the letters of a notation. */
export function typeset(
  equation: Equation,
  letters: Letters,
): { readonly left: string; readonly right: string } {
  const { name, parameters, expression } = parseEquation(equation);
  const write = (node: MathNode): string => {
    const writer = writers[node.type];
    invariant(writer !== undefined, `(${equation.number}): ${node.type} can be typeset`);
    return writer(node, write, letters);
  };
  const left = equation.vanishes
    ? "0"
    : letters(
        name,
        parameters.map((parameter) => letters(parameter, [])),
      );
  return { left, right: write(expression) };
}

const braced = (tex: string) => `\\left\\{ ${tex} \\right\\}`;

/** Parentheses, as tall as what they hold. */
const parenthesised = (tex: string) =>
  /\\(frac|sum|prod)/.test(tex) ? `\\left( ${tex} \\right)` : `(${tex})`;

/** A node without the parentheses that a fraction bar or a brace makes needless. */
function bare(node: MathNode): MathNode {
  return node.type === "ParenthesisNode" ? bare((node as ParenthesisNode).content) : node;
}

/** The shape of a sum or product sign: its index below, its size above, then the term. */
function over(sign: string) {
  return (args: readonly MathNode[], write: (node: MathNode) => string): string => {
    const { index, size, term } = sumParts(args);
    return `${sign}_{${index}=1}^{${size}} ${write(term)}`;
  };
}

/** The functions that have a shape of their own on the page. */
const shapes: Readonly<
  Record<string, (args: readonly MathNode[], write: (node: MathNode) => string) => string>
> = {
  exp: ([a], write) => `\\exp ${braced(write(bare(a)))}`,
  log: ([a], write) =>
    `\\ln ${isOperator(bare(a)) || isSum(bare(a)) ? braced(write(bare(a))) : write(a)}`,
  sqrt: ([a], write) => `\\sqrt{${write(bare(a))}}`,
  inv: ([a], write) => `${write(a)}^{-1}`,
  det: ([a], write) => `|${write(bare(a))}|`,
  transpose: ([a], write) =>
    isOperator(a) ? `(${write(a)})^{\\mathsf{T}}` : `${write(a)}^{\\mathsf{T}}`,
  outer: ([a, b], write) => `(${write(a)})(${write(b)})^{\\mathsf{T}}`,
  squaredNorm: ([a], write) => `\\lVert ${write(bare(a))} \\rVert^{2}`,
  Sum: over("\\sum"),
  Product: over("\\prod"),
};

const isOperator = (node: MathNode) => node.type === "OperatorNode";
const isSum = (node: MathNode) =>
  node.type === "FunctionNode" && (node as FunctionNode).fn.name === "Sum";

/** How each operator is written between its operands. */
const operators: Readonly<
  Record<string, (args: readonly MathNode[], write: (node: MathNode) => string) => string>
> = {
  add: ([a, b], write) => `${write(a)} + ${write(b)}`,
  subtract: ([a, b], write) => `${write(a)} - ${write(b)}`,
  multiply: ([a, b], write) => `${write(a)} \\, ${write(b)}`,
  divide: ([a, b], write) => `\\frac{${write(bare(a))}}{${write(bare(b))}}`,
  unaryMinus: ([a], write) => `-${write(a)}`,
  pow: ([a, b], write) => `${write(a)}^{${write(bare(b))}}`,
};

/** How each kind of node is written. */
const writers: Readonly<Record<string, Writer>> = {
  ConstantNode: (node) => String(node),
  SymbolNode: (node, _write, letters) => letters((node as SymbolNode).name, []),
  ParenthesisNode: (node, write) => {
    const { content } = node as ParenthesisNode;
    const tex = write(content);
    return isOperator(content) && (content as OperatorNode).fn === ("divide" as never)
      ? tex
      : parenthesised(tex);
  },
  OperatorNode: (node, write) => {
    const { fn, args } = node as OperatorNode;
    const operator = operators[fn];
    invariant(operator !== undefined, `the operator ${fn} can be typeset`);
    return operator(args, write);
  },
  FunctionNode: (node, write, letters) => {
    const { fn, args } = node as FunctionNode;
    const shape = shapes[fn.name];
    return shape === undefined ? letters(fn.name, args.map(write)) : shape(args, write);
  },
  AccessorNode: (node, write, letters) => {
    const { object, index } = node as AccessorNode;
    const vector = object as FunctionNode;
    return letters(vector.fn.name, [...vector.args, ...index.dimensions].map(write), true);
  },
};
