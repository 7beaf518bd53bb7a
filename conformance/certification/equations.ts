import type { CovarianceType } from "../../src/model/index.ts";
import type { Question } from "./question.ts";

/** The equation of a structure's covariances, by number. */
function covarianceEquation(structure: CovarianceType, D: number): string {
  if (structure === "tied") return "9.25-tied";
  if (D === 1) return "9.25-scalar";
  return structure === "full" ? "9.25" : `9.25-${structure}`;
}

/** The numbers of the equations that an answer rests on, the operation's own first. */
export function equationsOf(question: Question): readonly string[] {
  const D = question.data[0].length;
  const density = D === 1 ? ["1.46"] : ["2.43", "2.44"];
  const { operation, model } = question;
  const free = (group: "weights" | "means" | "covariances") =>
    !("known" in question && question.known.includes(group));
  const maximisation = [
    "9.27",
    ...(free("means") ? ["9.24"] : []),
    ...(free("covariances") ? [covarianceEquation(model.covarianceType, D)] : []),
    ...(free("weights") ? ["9.26"] : []),
  ];
  return {
    log_density: ["9.7", ...density],
    e_step: ["9.23", ...density],
    log_likelihood: ["9.28", ...density],
    m_step: maximisation,
    em: ["9.23", ...maximisation, "9.28", ...density],
    fit: ["9.23", ...maximisation, "9.28", ...density],
  }[operation];
}
