import {
  AccessorNode,
  ConstantNode,
  FunctionNode,
  type MathNode,
  OperatorNode,
  type ParenthesisNode,
  parse,
  SymbolNode,
} from "mathjs";
import { type Equation, parseEquation } from "../../src/exact/engine/index.ts";

/** The place where a template takes the node that it is put around. */
const hole = "_";

/** What a node may be put into: another sign, power or scale, a number added, a function around it. */
const surroundings = [
  "-_",
  "1 / _",
  "_^2",
  "sqrt(_)",
  "inv(_)",
  "log(_)",
  "_ + 1",
  "_ - 1",
  "2 * _",
  "_ / 2",
  ...["N", "K", "D"].flatMap((size) => [`_ / ${size}`, `${size} * _`]),
  "_ - K",
  "_ / effectiveCount(k)",
  "weight(k) * _",
  "_ / weight(k)",
].map((text) => parse(text));

/** The small numbers that are added against divisions by 0 and logarithms of it. */
const smallNumbers = [
  "1e-6",
  "1e-8",
  "1e-10",
  "2.220446049250313e-16",
  "2.220446049250313e-15",
].map((small) => parse(`_ + ${small}`));

/** What a whole expression may be taken for. */
const simpler = [
  "weight(k)",
  "mu(k)",
  "Sigma(k)",
  "gamma(n, k)",
  "responsibility(n, k)",
  "1 / K",
].map((text) => parse(text));

/** Names that have one index, a component; and names that have two, a point and a component. */
const ofComponent = ["weight", "weightNew", "effectiveCount", "mu", "muNew", "Sigma"];
const ofBoth = ["gamma", "responsibility"];
const sizes = ["N", "K", "D"];
const indices = ["n", "k", "j", "i"];
const arithmetic = [
  ["+", "add"],
  ["-", "subtract"],
  ["*", "multiply"],
  ["/", "divide"],
] as const;

function isCall(node: MathNode): node is FunctionNode {
  return node.type === "FunctionNode";
}

const nameOf = (node: MathNode) => (isCall(node) ? node.fn.name : undefined);
const isSum = (node: MathNode) => nameOf(node) === "Sum" || nameOf(node) === "Product";
const isIndex = (node: MathNode): node is SymbolNode =>
  node.type === "SymbolNode" && indices.includes((node as SymbolNode).name);

function replaced(whole: MathNode, which: (node: MathNode) => MathNode | undefined): MathNode {
  return whole.transform((node) => which(node) ?? node);
}

function within(template: MathNode, node: MathNode): MathNode {
  return replaced(template, (one) =>
    one.type === "SymbolNode" && (one as SymbolNode).name === hole ? node : undefined,
  );
}

function otherNames(node: FunctionNode, names: readonly string[]): MathNode[] {
  const { name } = node.fn;
  if (!names.includes(name)) return [];
  return names
    .filter((other) => other !== name)
    .map((other) => new FunctionNode(new SymbolNode(other), node.args));
}

/** A sum over another range, or whose term has another index of the equation in place of its own. */
function otherSums(node: FunctionNode): MathNode[] {
  const [index, size, term] = node.args;
  const ranges = sizes
    .filter((other) => other !== String(size))
    .map((other) => new FunctionNode(node.fn, [index, new SymbolNode(other), term]));
  const renamed = indices
    .filter((other) => other !== String(index))
    .map((other) => {
      const changed = replaced(term, (one) =>
        isIndex(one) && one.name === String(index) ? new SymbolNode(other) : undefined,
      );
      return new FunctionNode(node.fn, [index, size, changed]);
    });
  return [...ranges, ...renamed];
}

function otherOperators(node: OperatorNode): MathNode[] {
  const [a, b] = node.args;
  if (b === undefined) return [a];
  const others = arithmetic
    .filter(([sign]) => sign !== node.op)
    .map(([sign, name]) => new OperatorNode(sign, name, [a, b]));
  return [a, b, ...others, ...simpler, new OperatorNode(node.op, node.fn as never, [b, a])];
}

function otherNumbers(node: ConstantNode): MathNode[] {
  const value = Number(node.value);
  return [value + 1, value - 1, 2 * value].map((other) => new ConstantNode(other));
}

function otherSymbols({ name }: SymbolNode): MathNode[] {
  if (sizes.includes(name))
    return [...sizes.filter((size) => size !== name).map((s) => new SymbolNode(s)), one()];
  if (indices.includes(name))
    return [...indices.filter((index) => index !== name).map((i) => new SymbolNode(i)), one()];
  return ["x", "mu"].includes(name) ? [new SymbolNode(name === "x" ? "mu" : "x")] : [];
}

const one = () => new ConstantNode(1);

/** What a call becomes without its function, as another of its kind, or as 1. */
function otherCalls(node: FunctionNode): MathNode[] {
  if (isSum(node)) return otherSums(node);
  const bare = node.args.length === 1 && !ofComponent.includes(node.fn.name) ? node.args : [];
  const [a, b] = node.args;
  const size = ofComponent.includes(node.fn.name) ? sizes.map((name) => new SymbolNode(name)) : [];
  const bases =
    node.fn.name === "log" ? [10, 2].map((base) => within(parse(`_ / log(${base})`), node)) : [];
  const entrywise = node.fn.name === "outer" ? [new OperatorNode("*", "multiply", [a, b])] : [];
  return [
    ...bare,
    ...otherNames(node, ofComponent),
    ...otherNames(node, ofBoth),
    ...entrywise,
    ...bases,
    ...size,
    one(),
  ];
}

/** The same entry of another vector. */
function otherEntries({ object, index }: AccessorNode): MathNode[] {
  const vectors = otherNames(object as FunctionNode, ofComponent);
  return vectors.map((vector) => new AccessorNode(vector as FunctionNode, index));
}

/** What may stand in the place of one node: as many for nodes of the same form. */
type Alternatives = (node: MathNode) => readonly MathNode[];

const alternatives: Alternatives = (node) => {
  const around = isIndex(node) ? [] : surroundings.map((template) => within(template, node));
  switch (node.type) {
    case "OperatorNode":
      return [...otherOperators(node as OperatorNode), ...around];
    case "FunctionNode":
      return [...otherCalls(node as FunctionNode), ...around];
    case "AccessorNode":
      return [...otherEntries(node as AccessorNode), ...around];
    case "ConstantNode":
      return otherNumbers(node as ConstantNode);
    case "SymbolNode":
      return [...otherSymbols(node as SymbolNode), ...around];
    default:
      return [];
  }
};

const withSmallNumber: Alternatives = (node) =>
  isIndex(node) || node.type === "ConstantNode"
    ? []
    : smallNumbers.map((template) => within(template, node));

/** Parentheses of the text are no nodes of their own: they are set anew where they are needed. */
function bare(node: MathNode): MathNode {
  return node.transform((one) =>
    one.type === "ParenthesisNode" ? bare((one as ParenthesisNode).content) : one,
  );
}

/** The parts of a node: not the index and the range of a sum, nor a vector without its entry. */
function partsOf(node: MathNode): readonly MathNode[] {
  if (isSum(node)) return [(node as FunctionNode).args[2]];
  if (isCall(node)) return node.args;
  if (node.type === "AccessorNode") {
    const { object, index } = node as AccessorNode;
    return [...(object as FunctionNode).args, ...index.dimensions];
  }
  const parts: MathNode[] = [];
  node.forEach((part) => {
    parts.push(part);
  });
  return parts;
}

/** A node and everything that it is made of. */
function nodesOf(node: MathNode): readonly MathNode[] {
  return [node, ...partsOf(node).flatMap(nodesOf)];
}

/** Nodes of the same form: the same text, whatever the letters of their components. */
function formOf(node: MathNode): string {
  return node.toString().replace(/\bj\b/g, "k");
}

/** An equation with other nodes in the place of some. */
function withNodes(equation: Equation, root: MathNode, nodes: ReadonlyMap<MathNode, MathNode>) {
  const text = replaced(root, (node) => nodes.get(node)).toString({ parenthesis: "auto" });
  const left = equation.text.slice(0, equation.text.indexOf(" = "));
  return { ...equation, text: `${left} = ${text}` };
}

/** Every edit of one node, and every edit of all nodes of one form where it occurs again. */
function editsBy(equation: Equation, alternatives: Alternatives): readonly Equation[] {
  const root = bare(parseEquation(equation).expression);
  const nodes = nodesOf(root);
  const alike = new Map<string, MathNode[]>();
  for (const node of nodes) alike.set(formOf(node), [...(alike.get(formOf(node)) ?? []), node]);
  const byText = new Map<string, Equation>();
  const add = (changes: ReadonlyMap<MathNode, MathNode>) => {
    const changed = withNodes(equation, root, changes);
    if (!byText.has(changed.text)) byText.set(changed.text, changed);
  };
  for (const node of nodes) for (const other of alternatives(node)) add(new Map([[node, other]]));
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const others = group.map(alternatives);
    for (let i = 0; i < others[0].length; i++)
      add(new Map(group.map((node, g) => [node, others[g][i]])));
  }
  byText.delete(withNodes(equation, root, new Map()).text);
  return [...byText.values()];
}

/**
 * Every edit of one node of an equation's syntax tree: an operator, a function, an index, a size or a
 * symbol replaced by another, a factor dropped or repeated, a node put into something else. Where the
 * same form occurs again, also the same edit of all occurrences. Those that mean nothing cannot be
 * evaluated.
 */
export function treeEdits(equation: Equation): readonly Equation[] {
  return editsBy(equation, alternatives);
}

/** A small number added to one node, or to all nodes of one form. */
export function smallNumberEdits(equation: Equation): readonly Equation[] {
  return editsBy(equation, withSmallNumber);
}
