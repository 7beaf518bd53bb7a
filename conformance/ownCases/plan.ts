import type { Known, MixtureParameters } from "../../src/model/index.ts";
import type { FlagName } from "../cases/index.ts";
import {
  type Description,
  type Question,
  roundedResponsibilities,
} from "../certification/index.ts";
import { slug } from "./slug.ts";

/** A start on data of the user's own, from which cases are made. */
export interface OwnStart {
  /** The name of the CSV. */
  readonly file: string;
  readonly rows: readonly (readonly number[])[];
  readonly model: MixtureParameters;
  /** Where the start comes from, in words. */
  readonly startedBy: string;
  readonly known: Known;
  readonly maxSteps: number;
  readonly tolerance: number;
}

/** A case to be certified: all of it but the answer. */
export interface OwnCase {
  readonly description: Description & { readonly dataset: string };
  readonly question: Question;
  /** How long it takes, roughly, in units of the quickest. */
  readonly effort: number;
}

interface Ask {
  readonly suffix: string;
  readonly verb: string;
  readonly effort: number;
  readonly question: (start: OwnStart) => Question;
}

const given = ({ rows, model }: OwnStart) => ({ data: rows, model });

const em = (steps: number, effort: number): Ask => ({
  suffix: `em-${steps}`,
  verb: steps === 1 ? "1 step of EM" : `${steps} steps of EM`,
  effort,
  question: (start) => ({ operation: "em", ...given(start), known: start.known, steps }),
});

/** What is asked of a start, in the order in which it is certified. */
const asks: readonly Ask[] = [
  {
    suffix: "log-density",
    verb: "log densities",
    effort: 10,
    question: (start) => ({ operation: "log_density", ...given(start) }),
  },
  {
    suffix: "e-step",
    verb: "E step",
    effort: 4,
    question: (start) => ({ operation: "e_step", ...given(start) }),
  },
  {
    suffix: "m-step",
    verb: "M step from responsibilities of four decimals",
    effort: 1,
    question: (start) => ({
      operation: "m_step",
      ...given(start),
      responsibilities: roundedResponsibilities(start.rows, start.model),
      known: start.known,
    }),
  },
  {
    suffix: "log-likelihood",
    verb: "log likelihood",
    effort: 4,
    question: (start) => ({ operation: "log_likelihood", ...given(start) }),
  },
  em(1, 15),
  em(5, 5),
  {
    suffix: "fit",
    verb: "fit",
    effort: 4,
    question: (start) => ({
      operation: "fit",
      ...given(start),
      known: start.known,
      max_steps: start.maxSteps,
      tolerance: start.tolerance,
    }),
  },
];

function flagsOf({ model, rows, known }: OwnStart): readonly FlagName[] {
  return [
    ...(model.weights.length === 1 ? (["one-component"] as const) : []),
    ...(rows[0].length === 1 ? (["one-dimension"] as const) : []),
    ...known.map((group) => `known-${group}` as const),
  ];
}

/** The name of a CSV as a data set of the corpus. */
function datasetOf(file: string): string {
  return slug(file.replace(/\.[^.]*$/, ""));
}

/** The cases that a start on the user's data makes. */
export function ownCases(start: OwnStart): readonly OwnCase[] {
  const { file, model, known, startedBy } = start;
  const dataset = datasetOf(file);
  const K = model.weights.length;
  const held = known.length === 0 ? [] : ["known", ...known];
  const group = [dataset, model.covarianceType, `k${K}`, ...held].join("-");
  const described = known.length === 0 ? "" : `, ${known.join(" and ")} known`;
  return asks.map(({ suffix, verb, effort, question }) => ({
    description: {
      id: `${group}-${suffix}`,
      revision: 1,
      title: `${file}, ${model.covarianceType}, K = ${K}${described}: ${verb}`,
      dataset,
      origin: `the user's data: ${file}; started ${startedBy}`,
      difficulty: "average",
      flags: flagsOf(start),
    },
    question: question(start),
    effort,
  }));
}
