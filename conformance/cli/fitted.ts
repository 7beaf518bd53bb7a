import * as float64 from "../../src/float64/index.ts";
import { dimensionOf, toRows } from "../../src/model/index.ts";
import { aic, bic, freeParameters } from "../../src/scores/index.ts";
import { toWireModel } from "../protocol/index.ts";
import { type FitEnd, fitEnd } from "./fitEnd.ts";
import { fitWarnings } from "./fitWarnings.ts";
import type { Problem } from "./problem.ts";

/** What a fit in double precision comes to. */
export interface Fitted {
  readonly problem: Problem;
  readonly result: float64.FitResult;
  readonly end: FitEnd;
  /** What is suspect about it, a sentence each. */
  readonly warnings: readonly string[];
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
    end: fitEnd(table.data, result, known),
    warnings: fitWarnings(table.data, parameters),
    freeParameters: p,
    aic: aic(L, p),
    bic: bic(L, p, table.data.rows),
  };
}

/** The component with the largest responsibility, the first of equals; 0-based. */
function labelOf(row: readonly number[]): number {
  return row.indexOf(Math.max(...row));
}

/** A fit as a program is told of it. */
export function fittedJson({ problem, result, end, warnings, ...scores }: Fitted): unknown {
  const { table, start, startedBy, chosenOf, known, maxSteps, tolerance } = problem;
  const { parameters } = result;
  const responsibilities = toRows(float64.eStep(table.data, parameters));
  return {
    data: table.file,
    columns: table.columns,
    notes: table.notes,
    rows: table.data.rows,
    dimensions: dimensionOf(start),
    components: start.weights.length,
    known,
    started: startedBy,
    ...(chosenOf && { starts: chosenOf }),
    start: toWireModel(start),
    max_steps: maxSteps,
    tolerance,
    converged: result.converged,
    iterations: result.steps,
    end: {
      kind: end.kind,
      ...(end.rate !== undefined && { rate: end.rate }),
      ...(end.gainAtMost !== undefined && { gain_at_most: end.gainAtMost }),
    },
    warnings,
    log_likelihood: result.logLikelihood,
    history: result.history,
    free_parameters: scores.freeParameters,
    aic: scores.aic,
    bic: scores.bic,
    model: toWireModel(parameters),
    labels: responsibilities.map(labelOf),
    log_densities: [...float64.logDensities(table.data, parameters)],
    responsibilities,
  };
}
