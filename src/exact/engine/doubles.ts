import type {
  AccessorNode,
  ArrayNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from "mathjs";
import { invariant } from "../../model/index.ts";
import type { ParsedEquation } from "./equation.ts";
import { bindsIndex, sumParts } from "./sum.ts";

/** A scalar, vector or matrix of doubles. */
export type DoubleValue = number | readonly DoubleValue[];

/** What an equation is evaluated with: its arguments and indices by their place, and names outside it. */
type Compute = (frame: DoubleValue[], names: ReadonlyMap<string, unknown>) => DoubleValue;
type Operation = (...operands: readonly DoubleValue[]) => DoubleValue;
type Vector = readonly number[];

/** `Array.isArray` narrows to mutable arrays of anything; here only read-only arrays of values occur. */
const isArray = Array.isArray as unknown as (value: DoubleValue) => value is readonly DoubleValue[];

function misfit(operation: string): never {
  throw new TypeError(`${operation}: the shapes do not fit`);
}

/** An operation entry by entry; a scalar beside an array meets every entry. */
function entrywise(name: string, on: (a: number, b: number) => number) {
  const join = (a: DoubleValue, b: DoubleValue): DoubleValue => {
    if (!isArray(a)) return isArray(b) ? b.map((entry) => join(a, entry)) : on(a, b);
    if (!isArray(b)) return a.map((entry) => join(entry, b));
    if (a.length !== b.length || isArray(a[0]) !== isArray(b[0])) misfit(name);
    return a.map((entry, i) => join(entry, b[i]));
  };
  return join;
}

const add = entrywise("add", (a, b) => a + b);
const subtract = entrywise("subtract", (a, b) => a - b);

function dot(a: Vector, b: Vector): number {
  if (a.length !== b.length) misfit("multiply");
  let total = a[0] * b[0];
  for (let i = 1; i < a.length; i++) total += a[i] * b[i];
  return total;
}

const depthOf = (value: DoubleValue): number => (isArray(value) ? 1 + depthOf(value[0]) : 0);

function transpose(value: DoubleValue): DoubleValue {
  if (depthOf(value) !== 2) return value;
  const A = value as readonly Vector[];
  return A[0].map((_, j) => A.map((row) => row[j]));
}

/** Products by the depths of their factors: vector·vector, vector·matrix, matrix·vector, matrix·matrix. */
const products: Readonly<Record<string, (a: never, b: never) => DoubleValue>> = {
  "1,1": (a: Vector, b: Vector) => dot(a, b),
  "1,2": (a: Vector, B: readonly Vector[]) =>
    (transpose(B) as readonly Vector[]).map((column) => dot(a, column)),
  "2,1": (A: readonly Vector[], b: Vector) => A.map((row) => dot(row, b)),
  "2,2": (A: readonly Vector[], B: readonly Vector[]) => {
    const columns = transpose(B) as readonly Vector[];
    return A.map((row) => columns.map((column) => dot(row, column)));
  },
};

const scaled = entrywise("multiply", (a, b) => a * b);

function multiply(a: DoubleValue, b: DoubleValue): DoubleValue {
  if (!isArray(a) || !isArray(b)) return scaled(a, b);
  const product = products[`${depthOf(a)},${depthOf(b)}`];
  return product === undefined ? misfit("multiply") : product(a as never, b as never);
}

function divide(a: DoubleValue, b: DoubleValue): DoubleValue {
  if (isArray(b)) return misfit("divide");
  const by = (entry: DoubleValue): DoubleValue => (isArray(entry) ? entry.map(by) : entry / b);
  return by(a);
}

function pow(a: DoubleValue, b: DoubleValue): DoubleValue {
  return isArray(a) || isArray(b) ? misfit("pow") : a ** b;
}

/** The operators of mathjs's language that equations use, in doubles. */
const operators: Readonly<Record<string, Operation>> = {
  add,
  subtract,
  multiply,
  divide,
  pow,
  unaryMinus: (a) => scaled(-1, a),
};

/** Factors of A = PLU: the rows of L below and of U on and above the diagonal, and the sign of P. */
function factors(A: readonly Vector[]) {
  const rows = A.map((row, i) => ({ row: [...row], from: i }));
  let sign = 1;
  for (let j = 0; j < rows.length; j++) {
    let pivot = j;
    for (let i = j + 1; i < rows.length; i++)
      if (Math.abs(rows[i].row[j]) > Math.abs(rows[pivot].row[j])) pivot = i;
    if (pivot !== j) {
      [rows[j], rows[pivot]] = [rows[pivot], rows[j]];
      sign = -sign;
    }
    for (const { row } of rows.slice(j + 1)) {
      row[j] /= rows[j].row[j];
      for (let c = j + 1; c < row.length; c++) row[c] -= row[j] * rows[j].row[c];
    }
  }
  return { rows, sign };
}

function square(value: DoubleValue, operation: string): readonly Vector[] {
  const A = value as readonly Vector[];
  return depthOf(value) === 2 && A.length === A[0].length ? A : misfit(operation);
}

function determinant(value: DoubleValue): number {
  if (!isArray(value)) return value;
  const { rows, sign } = factors(square(value, "det"));
  return rows.reduce((product, { row }, i) => product * row[i], sign);
}

function inverse(value: DoubleValue): DoubleValue {
  if (!isArray(value)) return 1 / value;
  const { rows } = factors(square(value, "inv"));
  const columns = rows.map((_, j) => {
    const y = rows.map(({ from }) => (from === j ? 1 : 0));
    for (let i = 0; i < y.length; i++) for (let c = 0; c < i; c++) y[i] -= rows[i].row[c] * y[c];
    for (let i = y.length - 1; i >= 0; i--) {
      for (let c = i + 1; c < y.length; c++) y[i] -= rows[i].row[c] * y[c];
      y[i] /= rows[i].row[i];
    }
    return y;
  });
  return transpose(columns);
}

/** A function of numbers only. */
const scalar =
  (name: string, of: (a: number) => number): Operation =>
  (a) =>
    isArray(a) ? misfit(name) : of(a);

/** The functions that equations may call beside each other, in doubles. */
export const doubleFunctions = {
  inv: inverse as Operation,
  det: determinant as Operation,
  sqrt: scalar("sqrt", Math.sqrt),
  log: scalar("log", Math.log),
  exp: scalar("exp", Math.exp),
  transpose: transpose as Operation,
  outer: ((a, b) =>
    isArray(a) && isArray(b) ? a.map((entry) => scaled(entry, b)) : scaled(a, b)) as Operation,
  squaredNorm: ((a) => (isArray(a) ? dot(a as Vector, a as Vector) : a * a)) as Operation,
} as const;

/** An argument or index that an expression sees, and its place in the frame. */
interface Bound {
  readonly name: string;
  readonly place: number;
  readonly outer: Bound | undefined;
}

function bind(name: string, outer: Bound | undefined): Bound {
  return { name, place: outer === undefined ? 0 : outer.place + 1, outer };
}

function placeOf(name: string, bound: Bound | undefined): number | undefined {
  if (bound === undefined) return undefined;
  return bound.name === name ? bound.place : placeOf(name, bound.outer);
}

type Compiler = (node: MathNode, bound: Bound | undefined) => Compute;

function compileSum(node: FunctionNode, outer: Bound | undefined): Compute {
  const { index, size, term } = sumParts(node.args);
  const join = node.fn.name === "Sum" ? add : multiply;
  const bound = bind(index, outer);
  const { place } = bound;
  const compute = compile(term, bound);
  return (frame, names) => {
    const last = Number(names.get(size));
    frame[place] = 1;
    let total = compute(frame, names);
    for (let i = 2; i <= last; i++) {
      frame[place] = i;
      total = join(total, compute(frame, names));
    }
    return total;
  };
}

function compileCall(node: FunctionNode, bound: Bound | undefined): Compute {
  const { name } = node.fn;
  const args = node.args.map((arg) => compile(arg, bound));
  return (frame, names) => {
    const called = names.get(name);
    if (typeof called !== "function") throw new TypeError(`${name}: is no function`);
    return called(...args.map((arg) => arg(frame, names)));
  };
}

/** How each kind of node is compiled. */
const compilers: Readonly<Record<string, Compiler>> = {
  ConstantNode: (node) => {
    const value = Number((node as ConstantNode).value);
    return () => value;
  },
  SymbolNode: (node, bound) => {
    const { name } = node as SymbolNode;
    const place = placeOf(name, bound);
    return place === undefined
      ? (_, names) => names.get(name) as DoubleValue
      : (frame) => frame[place];
  },
  ParenthesisNode: (node, bound) => compile((node as ParenthesisNode).content, bound),
  OperatorNode: (node, bound) => {
    const { fn, args } = node as OperatorNode;
    const operate = operators[fn];
    invariant(operate !== undefined, `the operator ${fn} can be evaluated`);
    const [first, second] = args.map((arg) => compile(arg, bound));
    return second === undefined
      ? (frame, names) => operate(first(frame, names))
      : (frame, names) => operate(first(frame, names), second(frame, names));
  },
  FunctionNode: (node, bound) => {
    const call = node as FunctionNode;
    return bindsIndex(call.fn.name) ? compileSum(call, bound) : compileCall(call, bound);
  },
  ArrayNode: (node, bound) => {
    const entries = (node as ArrayNode).items.map((item) => compile(item, bound));
    return (frame, names) => entries.map((entry) => entry(frame, names));
  },
  AccessorNode: (node, bound) => {
    const { object, index } = node as AccessorNode;
    const whole = compile(object, bound);
    const at = compile(index.dimensions[0], bound);
    return (frame, names) => {
      const vector = whole(frame, names);
      const entry = isArray(vector) ? vector[Number(at(frame, names)) - 1] : undefined;
      return entry ?? misfit("index");
    };
  },
};

function compile(node: MathNode, bound: Bound | undefined): Compute {
  const compiler = compilers[node.type];
  invariant(compiler !== undefined, `${node.type} can be evaluated`);
  return compiler(node, bound);
}

type Code = (args: readonly DoubleValue[], names: ReadonlyMap<string, unknown>) => DoubleValue;

const codes = new WeakMap<MathNode, Code>();

/** An equation made ready to evaluate in doubles, once: closures in place of mathjs's dispatch on types. */
export function doubleCode({ parameters, expression }: ParsedEquation): Code {
  const known = codes.get(expression);
  if (known !== undefined) return known;
  const bound = parameters.reduce<Bound | undefined>(
    (outer, parameter) => bind(parameter, outer),
    undefined,
  );
  const compute = compile(expression, bound);
  const code: Code = (args, names) => compute([...args], names);
  codes.set(expression, code);
  return code;
}
