import {
  type CovarianceType,
  checkParameters,
  GmmError,
  type MixtureParameters,
} from "../../src/model/index.ts";
import { readJson } from "../cases/index.ts";
import { describeIssues, fromWireModel, resultSchemas } from "../protocol/index.ts";

const model = resultSchemas.m_step.shape.model;

/** What the command line may say of a start beside its file. */
export interface Expected {
  readonly components?: number;
  readonly covariance?: CovarianceType;
}

function refuseOther(theta: MixtureParameters, { components, covariance }: Expected, path: string) {
  const K = theta.weights.length;
  if (components !== undefined && components !== K)
    throw new Error(`--components: is ${components}, and ${path} has ${K}; leave the option out`);
  if (covariance !== undefined && covariance !== theta.covarianceType)
    throw new Error(
      `--covariance: is ${covariance}, and ${path} has ${theta.covarianceType}; leave the option out`,
    );
}

/**
 * The start that a JSON file holds, in the form in which cases write a model.
 *
 * @param D the columns of the data that it is for
 * @throws Error naming the file and what is wrong in it
 */
export function readStart(path: string, D: number, expected: Expected): MixtureParameters {
  const result = model.safeParse(readJson(path));
  if (!result.success) throw new Error(`${path}: ${describeIssues(result.error)}`);
  const theta = fromWireModel(result.data);
  refuseOther(theta, expected, path);
  try {
    checkParameters(theta, D);
  } catch (error) {
    if (!(error instanceof GmmError)) throw error;
    throw new GmmError("invalid_input", path, error.message);
  }
  return theta;
}
