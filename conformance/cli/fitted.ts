import * as float64 from "../../src/float64/index.ts";
import { dimensionOf } from "../../src/model/index.ts";
import { aic, bic, freeParameters } from "../../src/scores/index.ts";
import { toWireModel } from "../protocol/index.ts";
import type { Problem } from "./problem.ts";

/** What a fit in double precision comes to. */
export interface Fitted {
  readonly problem: Problem;
  readonly result: float64.FitResult;
  /** p. */
  readonly freeParameters: number;
  readonly aic: number;
  readonly bic: number;
}

/**
 * The fit of a problem, with its scores.
 *
 * @throws GmmError `empty_component`, `singular_covariance`
 */
export function fitted(problem: Problem, onStep?: float64.FitOptions["onStep"]): Fitted {
  const { table, start, known, maxSteps, tolerance } = problem;
  const stopping = { rule: "total", tolerance } as const;
  const result = float64.fit(table.data, start, {
    stopping,
    maxSteps,
    known,
    ...(onStep && { onStep }),
  });
  const { parameters, logLikelihood: L } = result;
  const p = freeParameters(parameters, known);
  return {
    problem,
    result,
    freeParameters: p,
    aic: aic(L, p),
    bic: bic(L, p, table.data.rows),
  };
}

/** A fit as a program is told of it. */
export function fittedJson({ problem, result, ...scores }: Fitted): unknown {
  const { table, start, startedBy, known, maxSteps, tolerance } = problem;
  return {
    data: table.file,
    columns: table.columns,
    rows: table.data.rows,
    dimensions: dimensionOf(start),
    components: start.weights.length,
    known,
    started: startedBy,
    start: toWireModel(start),
    max_steps: maxSteps,
    tolerance,
    converged: result.converged,
    iterations: result.steps,
    log_likelihood: result.logLikelihood,
    free_parameters: scores.freeParameters,
    aic: scores.aic,
    bic: scores.bic,
    model: toWireModel(result.parameters),
  };
}
