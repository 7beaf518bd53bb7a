import type { Real } from "../../src/exact/index.ts";
import * as exact from "../../src/exact/index.ts";
import type { Known, MixtureParameters } from "../../src/model/index.ts";

type Rows = readonly (readonly Real[])[];
type Trajectory = ReturnType<typeof exact.em>;

const longest = new WeakMap<Rows, WeakMap<object, Map<string, Trajectory>>>();

function remembered(data: Rows, start: MixtureParameters<Real>): Map<string, Trajectory> {
  const byStart = longest.get(data) ?? new WeakMap<object, Map<string, Trajectory>>();
  longest.set(data, byStart);
  const byPrecision = byStart.get(start) ?? new Map<string, Trajectory>();
  byStart.set(start, byPrecision);
  return byPrecision;
}

/**
 * The first `steps` steps of EM in decimals. What has been computed from the same data and start
 * is remembered, and continued where it ended.
 */
export function exactTrajectory(
  data: Rows,
  start: MixtureParameters<Real>,
  { steps, known, precision }: { steps: number; known: Known; precision: number },
): Trajectory {
  const memory = remembered(data, start);
  const key = `${precision} ${known.join(" ")}`;
  const before = memory.get(key) ?? { parameters: [start], logLikelihoods: [] };
  const have = before.parameters.length - 1;
  if (have >= steps && before.logLikelihoods.length > 0) return before;
  const last = before.parameters[have];
  const after = exact.em(data, last, { steps: steps - have, known, precision });
  const joined = {
    parameters: [...before.parameters.slice(0, have), ...after.parameters],
    logLikelihoods: [...before.logLikelihoods.slice(0, have), ...after.logLikelihoods],
  };
  memory.set(key, joined);
  return joined;
}
