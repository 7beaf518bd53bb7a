import type { MixtureParameters } from "../../../src/model/index.ts";
import type { Rows } from "./question.ts";

/** What is to become of each part of a question or an answer; what is not named stays. */
export interface Changes {
  readonly data?: (data: Rows) => Rows;
  readonly theta?: (theta: MixtureParameters) => MixtureParameters;
  readonly responsibilities?: (responsibilities: Rows) => Rows;
  readonly logDensity?: (values: readonly number[]) => readonly number[];
  readonly componentLogDensity?: (values: Rows) => Rows;
  readonly logLikelihood?: (value: number) => number;
  readonly logLikelihoods?: (values: readonly number[]) => readonly number[];
}

/** A question or an answer with some of its parts changed, where it has them. */
export function changed<Whole extends object>(whole: Whole, changes: Changes): Whole {
  const byName = changes as Readonly<Record<string, ((part: unknown) => unknown) | undefined>>;
  return Object.fromEntries(
    Object.entries(whole).map(([name, part]) => [name, byName[name]?.(part) ?? part]),
  ) as Whole;
}
