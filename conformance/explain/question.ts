import type { Operation } from "../protocol/index.ts";
import type { Asked } from "./asked.ts";
import { shortNumber } from "./number.ts";
import { capitalised, counted, enumeration } from "./words.ts";

/** The covariances of a structure, in words. */
const structures: Readonly<Record<string, string>> = {
  full: "full covariances",
  tied: "one covariance that all share",
  diag: "diagonal covariances",
  spherical: "spherical covariances",
};

/** How large some data are: N×D, or what there is instead. */
export function extent({ rows }: Asked): string {
  const lengths = [...new Set(rows.map(({ length }) => length))];
  if (lengths.length === 0) return "without rows";
  if (lengths.length === 1) return `${rows.length}×${lengths[0]}`;
  return `${counted(rows.length, "row")} of ${enumeration(lengths.map(String), "or")} values`;
}

/** A mixture in words: its components, and the structure of their covariances. */
export function mixture({ model }: Asked): string {
  const { covariance_type, weights } = model;
  const structure = Object.hasOwn(structures, covariance_type)
    ? structures[covariance_type]
    : `covariances called ${JSON.stringify(covariance_type)}`;
  return `${counted(weights.length, "Gaussian")} with ${structure}`;
}

/** What is held, where anything is. */
function held({ known = [] }: Asked): string {
  if (known.length === 0) return "";
  const about =
    known.includes("means") && !known.includes("covariances")
      ? ", and covariances are about the held means"
      : "";
  return ` ${capitalised(enumeration(known))} are held as they are${about}.`;
}

/** What is to be done with the data and the mixture, and what is asked of it. */
const tasks: Readonly<Record<Operation, (asked: Asked) => string>> = {
  log_density: () =>
    "What are the log densities of every point: ln p(x_n) of the mixture, and ln N(x_n|μ_k, Σ_k) of each component, without its weight?",
  e_step: () => "What are the responsibilities γ(z_nk)?",
  m_step: (asked) =>
    `Together with the responsibilities γ(z_nk) below, one M step gives new parameters.${held(asked)} What are the weights π_k, the means μ_k and the covariances after it?`,
  log_likelihood: () =>
    "What is the log likelihood ln p(X|θ): natural logarithm, in total over all points?",
  em: (asked) =>
    `Start there and make exactly ${counted(asked.steps ?? 0, "step")} of EM.${held(asked)} What is the log likelihood before each step and after the last, and what are the parameters then?`,
  fit: (asked) =>
    `Start there and run EM until the total log likelihood changes by no more than ${shortNumber(asked.tolerance ?? 0)} (at most ${counted(asked.max_steps ?? 0, "step")}).${held(asked)} Which fixed point does it come to, and what is the log likelihood there?`,
};

/** A case's question in words. */
export function question(asked: Asked): string {
  const name = asked.dataset === undefined ? "below" : `\`${asked.dataset}\``;
  return `Take the data ${name} (${extent(asked)}) and this mixture of ${mixture(asked)}. ${tasks[asked.operation](asked)}`;
}
