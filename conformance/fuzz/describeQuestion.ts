import { fromWire, type Operation, type RequestOf } from "../protocol/index.ts";
import { inDigits, tableLines } from "./table.ts";

/** What every operation is called where it is asked for. */
const titles: Readonly<Record<Operation, string>> = {
  log_density: "log densities (log_density)",
  e_step: "one E step (e_step)",
  m_step: "one M step (m_step)",
  log_likelihood: "the log likelihood (log_likelihood)",
  em: "EM (em)",
  fit: "a fit (fit)",
};

function header(D: number, K: number): readonly string[] {
  const names = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => (count === 1 ? name : `${name}${i + 1}`));
  return ["n", ...names("x", D), ...names("γ", K)];
}

/** The points, and who is responsible for them where that is asked with. */
function points(request: RequestOf<Operation>): readonly string[] {
  const data = fromWire(request.data);
  const shares = "responsibilities" in request ? fromWire(request.responsibilities) : [];
  const rows = data.map((row, n) => [n + 1, ...row, ...(shares[n] ?? [])].map(String));
  return tableLines([header(data[0].length, shares[0]?.length ?? 0), ...rows]);
}

function parameters({ model }: RequestOf<Operation>): readonly string[] {
  const { covariance_type, weights, means, covariances } = model;
  return [
    `weights      ${inDigits(fromWire(weights))}`,
    `means        ${inDigits(fromWire(means))}`,
    `covariances  ${inDigits(fromWire(covariances))} (${covariance_type})`,
  ];
}

function conditions(request: RequestOf<Operation>): readonly string[] {
  return [
    ...("known" in request && request.known.length > 0
      ? [`known: ${request.known.join(", ")}`]
      : []),
    ...("steps" in request ? [`steps: ${request.steps}`] : []),
    ...("max_steps" in request
      ? [`at most ${request.max_steps} steps, to a change of ${request.tolerance}`]
      : []),
  ];
}

/** A question for a person to compute by hand: the data as a table, the parameters, in full digits. */
export function describeQuestion(request: RequestOf<Operation>): readonly string[] {
  return [
    `${titles[request.op]} from these points and parameters:`,
    ...[...points(request), ...parameters(request), ...conditions(request)].map(
      (line) => `  ${line}`,
    ),
  ];
}
