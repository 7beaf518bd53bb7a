import type { CovarianceType, MixtureParameters } from "../../model/index.ts";
import { diag } from "./diag.ts";
import { full } from "./full.ts";
import { spherical } from "./spherical.ts";
import type { CovarianceStructure, CovariancesOf } from "./structure.ts";
import { tied } from "./tied.ts";

const covarianceStructures: {
  readonly [Type in CovarianceType]: CovarianceStructure<CovariancesOf<Type>>;
} = { full, tied, diag, spherical };

/** The structure that `theta` names: it takes and makes the covariances of such a `theta`. */
export function structureOf(
  theta: MixtureParameters,
): CovarianceStructure<MixtureParameters["covariances"]> {
  return covarianceStructures[theta.covarianceType] as CovarianceStructure<
    MixtureParameters["covariances"]
  >;
}
