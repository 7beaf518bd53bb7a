import type { FlagName, GoldenCase, RefusalCase } from "../../../conformance/cases/index.ts";
import type { Description, Question } from "../../../conformance/certification/index.ts";
import type { Known, MixtureParameters } from "../../../src/model/index.ts";

/** Where the rows of a question come from: a data set of the corpus, or the case itself. */
export interface Source {
  /** The folder of the cases: the data set's name, or the ladder's. */
  readonly folder: string;
  /** How ids begin. */
  readonly name: string;
  /** How titles begin. */
  readonly title: string;
  readonly rows: readonly (readonly number[])[];
  /** Absent: the rows stand in the case. */
  readonly dataset?: string;
}

/** What the cases of one start have in common. */
export interface Scenario {
  readonly source: Source;
  readonly model: MixtureParameters;
  readonly origin: string;
  /** What tells this start from the others on the same data, in the id and in words. */
  readonly label?: string;
  readonly described?: string;
  readonly difficulty?: GoldenCase["difficulty"];
  readonly flags?: readonly FlagName[];
  readonly known?: Known;
  readonly orRefused?: RefusalCase["refused"];
}

/** What can be asked from a start: the end of the id, the end of the title, and the question. */
export type Ask = (scenario: Scenario) => {
  readonly suffix: string;
  readonly verb: string;
  readonly question: Question;
};

/** A case to be certified: all of it but the answer. */
export interface PlannedAnswer extends Description {
  readonly folder: string;
  readonly question: Question;
  /** The cases of one group share a start, and what is computed along the way. */
  readonly group: string;
}

/** A case that is to be refused: all of it. */
export interface PlannedRefusal {
  readonly folder: string;
  readonly golden: RefusalCase;
}

/** The cases that put some questions to one start. */
export function casesOf(scenario: Scenario, asks: readonly Ask[]): readonly PlannedAnswer[] {
  const { source, model, origin, label, described, flags = [], orRefused } = scenario;
  const { folder, name, title, dataset } = source;
  const K = model.weights.length;
  const { covarianceType } = model;
  const group = [name, covarianceType, `k${K}`, label].filter(Boolean).join("-");
  const start = [title, covarianceType, `K = ${K}`, described].filter(Boolean).join(", ");
  return asks.map((ask) => {
    const { suffix, verb, question } = ask(scenario);
    return {
      id: `${group}-${suffix}`,
      revision: 1,
      folder,
      group,
      title: `${start}: ${verb}`,
      question,
      origin,
      difficulty: scenario.difficulty ?? "lower",
      flags,
      ...(dataset && { dataset }),
      ...(orRefused && { orRefused }),
    };
  });
}
