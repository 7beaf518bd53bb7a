import Table from "cli-table3";
import type { MixtureParameters } from "../../src/model/index.ts";
import { printable } from "../protocol/printable.ts";
import type { Fitted } from "./fitted.ts";
import { startsTried } from "./problem.ts";

type Rows = readonly (readonly string[])[];

const parameterDigits = 8;
const scoreDigits = 12;

const shown = (value: number) => String(Number(value.toPrecision(parameterDigits)));
const score = (value: number) => String(Number(value.toPrecision(scoreDigits)));

/** A table whose first columns are names and whose others are numbers. */
function table(head: readonly string[] | undefined, rows: Rows, names: number): string {
  const drawn = new Table({
    ...(head && { head: [...head] }),
    style: { head: [], border: [], compact: true },
    colAligns: rows[0].map((_, c) => (c < names ? "left" : "right")),
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
}

const named = (k: number) => String(k + 1);

function components({ weights, means }: MixtureParameters, columns: readonly string[]): string {
  const head = ["component", "weight", ...columns.map((column) => `mean of ${column}`)];
  const rows = weights.map((weight, k) => [named(k), shown(weight), ...means[k].map(shown)]);
  return table(head, rows, 1);
}

/** The rows of one covariance matrix, each with the names that stand before it. */
function matrixRows(
  Sigma: readonly (readonly number[])[],
  component: string,
  columns: readonly string[],
): Rows {
  return Sigma.map((row, i) => [i === 0 ? component : "", columns[i], ...row.map(shown)]);
}

function covariances(theta: MixtureParameters, columns: readonly string[]): string {
  switch (theta.covarianceType) {
    case "full": {
      const rows = theta.covariances.flatMap((Sigma, k) => matrixRows(Sigma, named(k), columns));
      return table(["component", "covariance", ...columns], rows, 2);
    }
    case "tied":
      return table(
        ["component", "covariance", ...columns],
        matrixRows(theta.covariances, "all", columns),
        2,
      );
    case "diag": {
      const rows = theta.covariances.map((variances, k) => [named(k), ...variances.map(shown)]);
      return table(["component", ...columns.map((column) => `variance of ${column}`)], rows, 1);
    }
    case "spherical": {
      const rows = theta.covariances.map((variance, k) => [named(k), shown(variance)]);
      return table(["component", "variance in every direction"], rows, 1);
    }
  }
}

const rough = (value: number) => String(Number(value.toPrecision(2)));

/** Where the fit ended, in a sentence. */
function ending({ end, problem: { tolerance } }: Fitted): string {
  const { kind, rate, gainAtMost = 0 } = end;
  const converged = `converged: the last step changed the log likelihood by no more than ${tolerance}`;
  const shown = rate === undefined ? "" : rough(rate);
  switch (kind) {
    case "out of steps":
      return "NOT CONVERGED";
    case "saddle":
      return `${converged}\nAT A SADDLE: a small change of the parameters grows ${shown}-fold in a step of EM; try another start`;
    case "plateau":
      return Number.isFinite(gainAtMost)
        ? `${converged}\nON A PLATEAU: EM may still gain up to ${rough(gainAtMost)}; take a smaller --tolerance`
        : `${converged}\nON A PLATEAU: a small change of the parameters neither grows nor shrinks; take a smaller --tolerance`;
    case "unexamined":
      return `${converged}; whether at a maximum or a saddle was not examined: no EM step can be taken from nearby parameters`;
    case "maximum":
      return `${converged}; a small change of the parameters shrinks to ${shown} of itself in a step`;
  }
}

function scores(fitted: Fitted): string {
  const { result, warnings, ...scored } = fitted;
  const rows = [
    ["log likelihood L", score(result.logLikelihood)],
    ["free parameters p", String(scored.freeParameters)],
    ["AIC = −2L + 2p", score(scored.aic)],
    ["BIC = −2L + p ln N", score(scored.bic)],
    ["iterations", String(result.steps)],
  ];
  return [
    table(undefined, rows, 1),
    ...startsTried(fitted.problem),
    ...warnings.map((warning) => `warning: ${warning}`),
    ending(fitted),
  ].join("\n");
}

/** What is wider no terminal shows, and is slow to be drawn. */
const mostColumns = 50;

/** The model as tables, where they can be read. */
function parameterTables({ parameters }: Fitted["result"], columns: readonly string[]): string {
  const { weights } = parameters;
  if (columns.length <= mostColumns)
    return `${components(parameters, columns)}\n\n${covariances(parameters, columns)}`;
  const rows = weights.map((weight, k) => [named(k), shown(weight)]);
  return `${table(["component", "weight"], rows, 1)}\nmeans and covariances have ${columns.length} dimensions: --json writes them`;
}

function columnList(columns: readonly string[]): string {
  const more = columns.length - mostColumns;
  const named = columns.slice(0, mostColumns).join(", ");
  return more > 0 ? `${named} and ${more} more` : named;
}

/** A fit as a person reads it. */
export function fittedTables(fitted: Fitted): string {
  const { problem, result } = fitted;
  const { data, file } = problem.table;
  const columns = problem.table.columns.map((column) => printable(column));
  const { weights, covarianceType } = problem.start;
  const known = problem.known.length === 0 ? "none" : problem.known.join(", ");
  return [
    `${printable(file)}: N = ${data.rows}, D = ${data.columns} (${columnList(columns)})`,
    `K = ${weights.length}, ${covarianceType} covariances, known: ${known}, started ${problem.startedBy}`,
    "",
    parameterTables(result, columns),
    "",
    scores(fitted),
    "",
  ].join("\n");
}
