import type { Known, MixtureParameters } from "../../../src/model/index.ts";
import type { Operation } from "../../protocol/index.ts";

/** N rows of numbers: the data (N×D), or responsibilities (N×K). */
export type Rows = readonly (readonly number[])[];

/** The data, and the parameters that they are seen under. */
export interface Situation {
  readonly data: Rows;
  readonly theta: MixtureParameters;
}

/** What each operation is asked with. */
interface Questions {
  readonly log_density: Situation & { readonly op: "log_density" };
  readonly e_step: Situation & { readonly op: "e_step" };
  readonly log_likelihood: Situation & { readonly op: "log_likelihood" };
  readonly m_step: Situation & {
    readonly op: "m_step";
    readonly responsibilities: Rows;
    readonly known: Known;
  };
  readonly em: Situation & { readonly op: "em"; readonly known: Known; readonly steps: number };
  readonly fit: Situation & {
    readonly op: "fit";
    readonly known: Known;
    readonly maxSteps: number;
    readonly tolerance: number;
  };
}

/** A request, as the laws speak of it: plain doubles, and the names of the model. */
export type Question<Op extends Operation = Operation> = Questions[Op];

/** What each operation answers, as the laws speak of it. */
interface Answers {
  readonly log_density: {
    readonly logDensity: readonly number[];
    readonly componentLogDensity: Rows;
  };
  readonly e_step: { readonly responsibilities: Rows };
  readonly log_likelihood: { readonly logLikelihood: number };
  readonly m_step: { readonly theta: MixtureParameters };
  readonly em: { readonly logLikelihoods: readonly number[]; readonly theta: MixtureParameters };
  readonly fit: {
    readonly logLikelihood: number;
    readonly theta: MixtureParameters;
    readonly steps: number;
    readonly converged: boolean;
  };
}

/** What an implementation answers to a question. */
export type Answer<Op extends Operation = Operation> = Answers[Op];

/** The operations whose answer the question determines to rounding: all but a fit to convergence. */
export type Determined = Exclude<Operation, "fit">;
export const determined = [
  "log_density",
  "e_step",
  "log_likelihood",
  "m_step",
  "em",
] as const satisfies readonly Determined[];
