import {
  checkParameters,
  GmmError,
  type MixtureParameters,
  type SquareMatrix,
} from "../../../src/model/index.ts";
import type { Implementation } from "../../protocol/index.ts";
import { Unanswered } from "./answer.ts";

function symmetric(Sigma: SquareMatrix<number>): number[][] {
  return Sigma.map((row, i) => row.map((_, j) => Sigma[Math.max(i, j)][Math.min(i, j)]));
}

/** θ with covariances of which the lower triangles are taken. */
function symmetrised(theta: MixtureParameters): MixtureParameters {
  switch (theta.covarianceType) {
    case "full":
      return { ...theta, covariances: theta.covariances.map(symmetric) };
    case "tied":
      return { ...theta, covariances: symmetric(theta.covariances) };
    default:
      return theta;
  }
}

/**
 * Sees that the parameters that an implementation returned are a mixture's, before they are asked
 * about: otherwise there would be nothing to hold against it. Whether covariances are symmetric is
 * another law's matter, and single precision cannot be asked for weights that sum to 1 in double.
 *
 * @throws Unanswered
 */
export function requireMixture(
  { hello }: Implementation,
  op: "em" | "fit",
  theta: MixtureParameters,
): void {
  if (hello.capabilities.precision === "float32") return;
  try {
    checkParameters(symmetrised(theta), theta.means[0].length);
  } catch (error) {
    if (!(error instanceof GmmError)) throw error;
    const reply = { kind: "result", result: {} } as never;
    throw new Unanswered(op, reply, `returns no mixture: ${error.message}`);
  }
}
