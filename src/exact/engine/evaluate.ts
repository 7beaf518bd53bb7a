import type { Arithmetic, Real } from "./arithmetic.ts";
import { doubleCode, doubleFunctions } from "./doubles.ts";
import { type Equation, freeNames, type ParsedEquation, parseEquation } from "./equation.ts";
import { determinant, inverse } from "./linear.ts";
import { memoise } from "./memo.ts";
import { compiled, scopeWithin } from "./scope.ts";

/** A scalar, vector or matrix of the exact reading. */
export type Value = Real | readonly Value[];

/** What a name in an equation stands for: a value, or a function of 1-based indices or of values. */
export type Binding = Value | ((...args: never[]) => Value);

/** Raised where an equation's value is not a finite number: it divided by zero, or underflowed. */
export class EvaluationError extends Error {
  override readonly name = "EvaluationError";
}

/** Equations bound to a state, ready to be asked for their values. */
export interface Evaluation {
  /** The value of the equation of that name, at these arguments. */
  readonly value: (name: string, ...args: readonly (number | Value)[]) => Value;
  /** The same, where it is a scalar. */
  readonly scalar: (name: string, ...args: readonly (number | Value)[]) => Real;
}

function hasOnlyFinite(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(hasOnlyFinite);
  if (typeof value === "number") return Number.isFinite(value);
  return (value as { isFinite?: () => boolean }).isFinite?.() ?? false;
}

function finite(value: Value, what: () => string): Value {
  if (!hasOnlyFinite(value))
    throw new EvaluationError(`${what()}: is ${value}, not a finite number`);
  return value;
}

/** A function whose every answer that is no finite number is an error. */
const checked =
  (name: string, compute: (value: never) => Value) =>
  (value: Value): Value =>
    finite(compute(value as never), () => name);

/**
 * The functions that equations may call beside each other, in decimals. mathjs answers some of them
 * with Infinity, NaN or a silent 0; here each such answer is an error.
 */
function decimalFunctions({ math }: Arithmetic): Record<string, unknown> {
  const exp = (value: Real): Value => {
    const result = math.exp(value as number) as Real;
    if (math.isZero(result))
      throw new EvaluationError(`exp(${value}): underflows even the decimals`);
    return result;
  };
  const outer = (a: Value, b: Value): Value =>
    Array.isArray(a) && Array.isArray(b)
      ? a.map((a_i) => b.map((b_j) => math.multiply(a_i, b_j) as Value))
      : (math.multiply(a as number, b as number) as Value);
  const inv = (A: Value): Value => {
    try {
      return inverse(math, A as readonly (readonly Real[])[]);
    } catch (cause) {
      throw new EvaluationError(`inv(${A}): there is none`, { cause });
    }
  };
  const squaredNorm = (a: Value): Value => math.dot(a as number[], a as number[]) as Value;
  return {
    inv: memoise(checked("inv", inv)),
    det: memoise(
      checked("det", (A: Value) => determinant(math, A as readonly (readonly Real[])[])),
    ),
    sqrt: checked("sqrt", math.sqrt),
    log: checked("log", math.log),
    transpose: math.transpose,
    exp,
    outer,
    squaredNorm,
    pi: math.pi,
  };
}

/** The same functions in doubles, where an exponential may underflow as it does anywhere. */
const functionsInDoubles: Readonly<Record<string, unknown>> = {
  ...doubleFunctions,
  sqrt: checked("sqrt", doubleFunctions.sqrt),
  log: checked("log", doubleFunctions.log),
  pi: Math.PI,
};

/** What is computed with the names of an evaluation and an equation's own arguments. */
type Code = (args: readonly Value[], names: Map<string, unknown>) => Value;

/** How equations are computed in an arithmetic: by mathjs in decimals, by closures in doubles. */
interface Executor {
  readonly functions: Readonly<Record<string, unknown>>;
  readonly code: (equation: ParsedEquation) => Code;
}

function executor(arithmetic: Arithmetic): Executor {
  if (arithmetic.precision === "double") {
    const functions = {
      ...functionsInDoubles,
      inv: memoise(checked("inv", doubleFunctions.inv)),
      det: memoise(checked("det", doubleFunctions.det)),
    };
    return { functions, code: (equation) => doubleCode(equation) as Code };
  }
  const code = ({ parameters, expression }: ParsedEquation): Code => {
    const expressed = compiled(expression);
    return (args, names) => {
      const own = new Map<string, unknown>(parameters.map((parameter, i) => [parameter, args[i]]));
      return expressed.evaluate(scopeWithin(names, own));
    };
  };
  return { functions: decimalFunctions(arithmetic), code };
}

/** The names of the operators, and of the sums and products, that no evaluation needs to bind. */
export const operatorNames = [
  "inv",
  "det",
  "sqrt",
  "log",
  "transpose",
  "exp",
  "outer",
  "squaredNorm",
  "pi",
  "Sum",
  "Product",
] as const;

/**
 * Binds equations to a state. Each is evaluated as its text reads, when it is asked for, and
 * remembered by its arguments for as long as the evaluation lives.
 *
 * @throws EvaluationError if an equation uses a name that stands for nothing (mathjs would read an
 *   unbound N as newton, K as kelvin and i as the imaginary unit)
 */
export function evaluation(
  arithmetic: Arithmetic,
  equations: readonly Equation[],
  bindings: Readonly<Record<string, Binding>>,
): Evaluation {
  const { functions, code } = executor(arithmetic);
  const names = new Map<string, unknown>(Object.entries(functions));
  for (const [name, binding] of Object.entries(bindings)) names.set(name, binding);
  for (const equation of equations) {
    const parsed = parseEquation(equation, arithmetic.math.parse);
    const { name } = parsed;
    if (name in bindings) continue;
    const run = code(parsed);
    const compute = (...args: readonly Value[]): Value => {
      const place = () => `(${equation.number}) ${name}(${args.filter(isIndex).join(", ")})`;
      return finite(run(args, names), place);
    };
    names.set(name, memoise(compute));
  }
  for (const equation of equations)
    for (const name of freeNames(equation))
      if (!names.has(name))
        throw new EvaluationError(`(${equation.number}): ${name} stands for nothing`);

  const value = (name: string, ...args: readonly (number | Value)[]): Value =>
    (names.get(name) as (...args: readonly Value[]) => Value)(...args);
  return { value, scalar: (name, ...args) => value(name, ...args) as Real };
}

function isIndex(value: Value): value is number {
  return typeof value === "number";
}
