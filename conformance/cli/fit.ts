import { Command } from "commander";
import { fileText } from "../cases/index.ts";
import { exitCodes } from "../check/index.ts";
import { exitCodeHelp } from "./exitCodeHelp.ts";
import { type Fitted, fitted, fittedJson } from "./fitted.ts";
import { fittedTables } from "./fittedTables.ts";
import { type Problem, type ProblemOptions, readProblem, sizeOf, withProblem } from "./problem.ts";
import { refusedByData } from "./refusedByData.ts";
import { announcement, stepsPerLine } from "./size.ts";

interface FitOptions extends ProblemOptions {
  readonly json: boolean;
}

/** How far from its end a fit was that was not allowed to reach it. */
function shortfall({ problem, result: { history, steps } }: Fitted): string {
  const change = Math.abs(history[steps] - history[steps - 1]);
  return [
    `not converged after ${steps} ${steps === 1 ? "step" : "steps"}: the last changed the log likelihood by ${change.toPrecision(3)}, more than ${problem.tolerance}`,
    "allow more steps with --max-steps, or a larger change with --tolerance",
    "",
  ].join("\n");
}

/** Announces a fit that takes a while on stderr, and tells how far it is. */
function progressOf(problem: Problem): ((t: number, logLikelihood: number) => void) | undefined {
  const size = sizeOf(problem);
  const every = stepsPerLine(size);
  if (every === undefined) return undefined;
  process.stderr.write(announcement(size, problem.maxSteps));
  return (t, logLikelihood) => {
    if (t % every === 0) process.stderr.write(`step ${t}: log likelihood ${logLikelihood}\n`);
  };
}

function run(path: string, options: FitOptions): void {
  const problem = readProblem(path, options);
  const answer = fitted(problem, progressOf(problem));
  process.stdout.write(options.json ? fileText(fittedJson(answer)) : fittedTables(answer));
  if (answer.result.converged) return;
  process.stderr.write(shortfall(answer));
  process.exitCode = exitCodes.failures;
}

/** `gmm-conformance fit`: the answer of the built-in implementation on a CSV. */
export function fitCommand(): Command {
  return withProblem(
    new Command("fit").description("fit a mixture to a CSV in double precision, at once"),
  )
    .option("--json", "a JSON object on stdout, with the model in the form of a start", false)
    .addHelpText(
      "after",
      exitCodeHelp({
        conformant: "converged",
        failures: "not converged, or no answer (a singular covariance, an empty component)",
      }),
    )
    .action((path: string, options: FitOptions) => refusedByData(() => run(path, options)));
}
