import {
  asWritten,
  covarianceTypes,
  GmmError,
  type Matrix,
  type MatrixInput,
  validData,
} from "../model/index.ts";
import type { StartOptions } from "./startOptions.ts";

const largestSeed = 2 ** 32 - 1;

/** Whether a value is a whole number of some range. */
function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

/**
 * The data in flat form, once K components can be asked of them.
 *
 * @throws GmmError `invalid_input`
 */
export function validStart(
  input: MatrixInput,
  K: number,
  { covarianceType, seed }: StartOptions,
): Matrix {
  const data = validData(input);
  const range = `a whole number from 1 to ${data.rows}, the number of rows`;
  if (!isWhole(K, 1, data.rows))
    throw new GmmError("invalid_input", "components", `is ${asWritten(K)}, not ${range}`);
  if (!isWhole(seed, 0, largestSeed))
    throw new GmmError(
      "invalid_input",
      "seed",
      `is ${asWritten(seed)}, not a whole number from 0 to 2^32 − 1`,
    );
  if (!covarianceTypes.includes(covarianceType))
    throw new GmmError(
      "invalid_input",
      "covarianceType",
      `is ${asWritten(covarianceType)}, not one of ${covarianceTypes.join(", ")}`,
    );
  return data;
}
