import { type MixtureParameters, toMatrix } from "../../src/model/index.ts";
import { float64Reading } from "../adapters/float64/adapter.ts";
import type { Reading } from "../adapters/reading.ts";

/** EM made of whatever E step, M step and likelihood there are, so that it shares their mistakes. */
export function emOf({ eStep, mStep, logLikelihood }: Omit<Reading, "em">): Reading["em"] {
  return (data, start, steps, known) => {
    const logLikelihoods: number[] = [];
    let parameters: MixtureParameters = start;
    for (let t = 0; ; t++) {
      logLikelihoods.push(logLikelihood(data, parameters));
      if (t === steps) return { parameters, logLikelihoods };
      const responsibilities = toMatrix(eStep(data, parameters), "responsibilities");
      parameters = mStep(data, responsibilities, parameters, known);
    }
  };
}

/** A reading, the built-in one unless told, with some of its parts replaced by wrong ones. */
export function assembled(wrong: Partial<Reading>, base: Reading = float64Reading): Reading {
  const parts = { ...base, ...wrong };
  return { ...parts, em: wrong.em ?? emOf(parts) };
}
