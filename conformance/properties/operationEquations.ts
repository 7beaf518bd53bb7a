import type { Determined } from "./questions/question.ts";

/** The equations that each operation computes. */
export const operationEquations: Readonly<Record<Determined, readonly string[]>> = {
  log_density: ["9.7", "1.46", "2.43", "2.44"],
  e_step: ["9.23"],
  log_likelihood: ["9.28"],
  m_step: [
    "9.24",
    "9.25",
    "9.25-tied",
    "9.25-diag",
    "9.25-spherical",
    "9.25-scalar",
    "9.26",
    "9.27",
  ],
  em: ["9.23", "9.24", "9.25", "9.26", "9.28"],
};
