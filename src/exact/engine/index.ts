export {
  type Arithmetic,
  arithmetic,
  difference,
  exactText,
  type Precision,
  type Real,
  sum,
  toDigits,
  toDouble,
} from "./arithmetic.ts";
export { type Equation, freeNames, parseEquation } from "./equation.ts";
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
