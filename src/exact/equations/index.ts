import type { CovarianceType } from "../../model/index.ts";
import type { Equation } from "../engine/index.ts";
import { covarianceUpdates, scalarCovarianceUpdate } from "./covariances.ts";
import { maximisation } from "./em.ts";
import { covarianceGradients, expected } from "./expected.ts";
import { gaussian, logGaussian, scalarGaussian } from "./gaussian.ts";
import { latent } from "./latent.ts";
import { mixture } from "./mixture.ts";
import { compareNumbers } from "./order.ts";
import { sample } from "./sample.ts";
import { stationarity } from "./stationarity.ts";

/** Whether the equations are read with vectors and matrices, or, at D = 1, with scalars. */
export type Forms = "vector" | "scalar";

/** The equations that the densities, the E step and the log likelihood are made of. */
export function expectationEquations(forms: Forms): readonly Equation[] {
  return [...(forms === "scalar" ? scalarGaussian : gaussian), ...mixture];
}

/** The equation that gives a structure its new covariances. */
function covarianceUpdate(structure: CovarianceType, forms: Forms): Equation {
  return forms === "scalar" && structure !== "tied"
    ? scalarCovarianceUpdate
    : covarianceUpdates[structure];
}

/** The equations that the M step of a structure is made of. */
export function maximisationEquations(
  structure: CovarianceType,
  forms: Forms,
): readonly Equation[] {
  return [...maximisation, covarianceUpdate(structure, forms)];
}

/** The catalogue: every equation that is executed, in the order of the book. */
export const equations: readonly Equation[] = [
  ...scalarGaussian,
  ...gaussian,
  logGaussian,
  ...sample,
  ...mixture,
  ...latent,
  ...stationarity,
  ...maximisation,
  ...Object.values(covarianceUpdates),
  scalarCovarianceUpdate,
  ...expected,
  ...Object.values(covarianceGradients),
].sort((a, b) => compareNumbers(a.number, b.number));
