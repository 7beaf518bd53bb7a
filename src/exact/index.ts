export { em } from "./em.ts";
export {
  difference,
  EvaluationError,
  type Precision,
  type Real,
  sum,
  toDigits,
  toDouble,
} from "./engine/index.ts";
export { eStep } from "./eStep.ts";
export {
  type FixedPoint,
  fixedPoint,
  type PolishedPoint,
  polishedFixedPoint,
} from "./fixedPoint.ts";
export { logComponentDensities, logDensities } from "./logDensity.ts";
export { logLikelihood } from "./logLikelihood.ts";
export { mStep } from "./mStep.ts";
export { standStill } from "./standStill.ts";
export { step } from "./step.ts";
