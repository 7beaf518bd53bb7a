export {
  type Arithmetic,
  arithmetic,
  difference,
  type Precision,
  type Real,
  sum,
  toDigits,
  toDouble,
} from "./arithmetic.ts";
export { type Equation, firstCall, freeNames, namesIn, parseEquation } from "./equation.ts";
export {
  type Binding,
  type Evaluation,
  EvaluationError,
  evaluation,
  operatorNames,
  type Value,
} from "./evaluate.ts";
export { solveInDoubles } from "./linear.ts";
export { typeset } from "./typeset.ts";
export { inUnicode } from "./unicode.ts";
