import type { MixtureParameters } from "../../src/model/index.ts";
import type { WireModel } from "./messages.ts";
import { fromWire, toWire } from "./numbers.ts";

/** θ as a message writes it. */
export function toWireModel(theta: MixtureParameters): WireModel {
  return {
    covariance_type: theta.covarianceType,
    weights: toWire(theta.weights),
    means: toWire(theta.means),
    covariances: toWire(theta.covariances),
  } as WireModel;
}

/** θ as the rest of the suite has it. Shapes are not checked here. */
export function fromWireModel(model: WireModel): MixtureParameters {
  return {
    covarianceType: model.covariance_type,
    weights: fromWire(model.weights),
    means: fromWire(model.means),
    covariances: fromWire(model.covariances),
  } as MixtureParameters;
}
