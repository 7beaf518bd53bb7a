import { GmmError, type MixtureParameters } from "../../../src/model/index.ts";
import { float64Adapter, float64Reading } from "../../adapters/float64/adapter.ts";
import { fromWireModel, type OperationFunctions } from "../../protocol/index.ts";
import { wrongPart } from "./declare.ts";

const right = float64Reading;
const builtIn = float64Adapter();

/** An operation of the built-in, refused or answered as `wrong` says. */
function refusing(refuses: (theta: MixtureParameters) => boolean, why: string): OperationFunctions {
  const guarded =
    (op: "e_step" | "m_step" | "log_likelihood" | "log_density" | "em") =>
    async (request: { readonly model: Parameters<typeof fromWireModel>[0] }) => {
      if (refuses(fromWireModel(request.model))) throw new GmmError("invalid_input", "model", why);
      const reply = await builtIn.ask({ ...request, op } as never);
      if (reply.kind === "result") return reply.result;
      if (reply.kind === "error") throw new GmmError(reply.code, "request", reply.message);
      throw new Error(reply.kind);
    };
  return {
    log_density: guarded("log_density"),
    e_step: guarded("e_step"),
    m_step: guarded("m_step"),
    log_likelihood: guarded("log_likelihood"),
    em: guarded("em"),
  } as OperationFunctions;
}

/** Everything that the built-in refuses, answered with NaN. */
const answersNaN: OperationFunctions = {
  e_step: async (request) => {
    const reply = await builtIn.ask({ ...request, op: "e_step" });
    if (reply.kind === "result") return reply.result;
    return {
      responsibilities: request.data.map(() => request.model.weights.map(() => "NaN" as const)),
    };
  },
  log_likelihood: async (request) => {
    const reply = await builtIn.ask({ ...request, op: "log_likelihood" });
    return reply.kind === "result" ? reply.result : { log_likelihood: "NaN" };
  },
};

function renormalised(theta: MixtureParameters): MixtureParameters {
  const total = theta.weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? { ...theta, weights: theta.weights.map((weight) => weight / total) } : theta;
}

/** Answers where there are none, and refusals where there are answers. */
export const refusalMutants = [
  wrongPart(
    {
      name: "renormalises",
      bug: "weights that do not sum to 1 renormalised in silence",
      origin: "scikit-learn#24085: a start that is not normalised",
      breaks: ["9.9"],
      isAboutRefusals: true,
    },
    {
      logLikelihood: (data, theta) => right.logLikelihood(data, renormalised(theta)),
      eStep: (data, theta) => right.eStep(data, renormalised(theta)),
      logDensities: (data, theta) => right.logDensities(data, renormalised(theta)),
      logComponentDensities: (data, theta) =>
        right.logComponentDensities(data, renormalised(theta)),
    },
  ),
  wrongPart(
    {
      name: "answers-nan",
      bug: "NaN in place of an error",
      origin: "mlpack#496: NaN passed on",
      breaks: ["9.23", "9.28"],
      isAboutRefusals: true,
    },
    {},
    answersNaN,
  ),
  wrongPart(
    {
      name: "one-component-refused",
      bug: "a mixture of one component refused",
      origin: "opencv#5430, pomegranate#833",
      breaks: ["9.7"],
    },
    {},
    refusing(({ weights }) => weights.length === 1, "has one component"),
  ),
  wrongPart(
    {
      name: "positive-likelihood-refused",
      bug: "a log likelihood above 0 refused",
      origin: "scikit-learn#8453",
      breaks: ["9.28"],
    },
    {
      logLikelihood: (data, theta) => {
        const value = right.logLikelihood(data, theta);
        if (value > 0) throw new GmmError("invalid_input", "likelihood", "is above 1");
        return value;
      },
    },
  ),
] as const;
