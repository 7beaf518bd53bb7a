import { readFileSync } from "node:fs";
import type { GoldenCase } from "../../conformance/cases/index.ts";
import type { Description, Question } from "../../conformance/certification/index.ts";
import { readCsv } from "../../src/data/index.ts";
import * as float64 from "../../src/float64/index.ts";
import {
  type CovarianceType,
  covarianceTypes,
  type Known,
  type MixtureParameters,
  parameterGroups,
  toRows,
} from "../../src/model/index.ts";
import { datasetPath } from "./places.ts";
import * as starts from "./starts.ts";

/** A case to be certified: all of it but the answer. */
export interface PlannedCase extends Description {
  readonly question: Question;
  /** The cases of one group share a start, and what is computed along the way. */
  readonly group: string;
}

/** What the cases of one start have in common. */
interface Scenario {
  readonly dataset: string;
  /** What tells this start from the others of the data set, in the id. */
  readonly label: string;
  /** The same in words. */
  readonly described: string;
  readonly model: MixtureParameters;
  readonly origin: string;
  readonly difficulty?: GoldenCase["difficulty"];
  readonly flags?: readonly string[];
  readonly known?: Known;
}

const titles: Readonly<Record<string, string>> = {
  "old-faithful": "Old Faithful",
  "old-faithful-standardised": "Old Faithful, standardised (divisor N)",
  "old-faithful-standardised-n-1": "Old Faithful, standardised (divisor N − 1)",
  "mixed-population": "the reconstructed mixed population",
};

const loaded = new Map<string, readonly (readonly number[])[]>();

/** The rows of a data set of the corpus. */
function dataset(name: string): readonly (readonly number[])[] {
  const rows =
    loaded.get(name) ??
    toRows(readCsv(readFileSync(datasetPath(name), "utf8"), `${name}.csv`).data);
  loaded.set(name, rows);
  return rows;
}

/** Responsibilities to four decimals, the last of each row what the others leave of 1. */
function roundedResponsibilities(
  data: readonly (readonly number[])[],
  model: MixtureParameters,
): readonly (readonly number[])[] {
  const tenThousandths = toRows(float64.eStep(data, model)).map((row) =>
    row.map((value) => Math.round(value * 1e4)),
  );
  return tenThousandths.map((row) => {
    const others = row.slice(0, -1);
    const last = Math.max(0, 1e4 - others.reduce((sum, value) => sum + value, 0));
    return [...others, last].map((value) => value / 1e4);
  });
}

type Ask = (scenario: Scenario) => {
  readonly suffix: string;
  readonly verb: string;
  readonly question: Question;
};

const common = ({ dataset: name, model }: Scenario) => ({ data: dataset(name), model });

const ask: Readonly<Record<"logDensity" | "eStep" | "mStep" | "logLikelihood" | "fit", Ask>> = {
  logDensity: (s) => ({
    suffix: "log-density",
    verb: "log densities",
    question: { operation: "log_density", ...common(s) },
  }),
  eStep: (s) => ({
    suffix: "e-step",
    verb: "E step",
    question: { operation: "e_step", ...common(s) },
  }),
  mStep: (s) => ({
    suffix: "m-step",
    verb: "M step from responsibilities of four decimals",
    question: {
      operation: "m_step",
      ...common(s),
      responsibilities: roundedResponsibilities(dataset(s.dataset), s.model),
      known: s.known ?? [],
    },
  }),
  logLikelihood: (s) => ({
    suffix: "log-likelihood",
    verb: "log likelihood",
    question: { operation: "log_likelihood", ...common(s) },
  }),
  fit: (s) => ({
    suffix: "fit",
    verb: "fit",
    question: {
      operation: "fit",
      ...common(s),
      known: s.known ?? [],
      max_steps: 10_000,
      tolerance: 1e-9,
    },
  }),
};

const em =
  (steps: number): Ask =>
  (s) => ({
    suffix: `em-${steps}`,
    verb: steps === 1 ? "1 step of EM" : `${steps} steps of EM`,
    question: { operation: "em", ...common(s), known: s.known ?? [], steps },
  });

const singleSteps = [ask.logDensity, ask.eStep, ask.mStep, ask.logLikelihood];
const everything = [...singleSteps, em(1), em(2), em(5), em(20), ask.fit];

function cases(scenario: Scenario, asks: readonly Ask[]): readonly PlannedCase[] {
  const {
    dataset: name,
    label,
    described,
    model,
    origin,
    difficulty = "lower",
    flags = [],
  } = scenario;
  const K = model.weights.length;
  const group = [name, model.covarianceType, `k${K}`, label]
    .filter((part) => part !== "")
    .join("-");
  return asks.map((make) => {
    const { suffix, verb, question } = make(scenario);
    return {
      id: `${group}-${suffix}`,
      group,
      title: `${titles[name]}, ${model.covarianceType}, K = ${K}${described && `, ${described}`}: ${verb}`,
      dataset: name,
      question,
      origin,
      difficulty,
      flags,
    };
  });
}

const ownStart = "a start of this project, chosen to discriminate";
const inEveryStructure = (make: (structure: CovarianceType) => readonly PlannedCase[]) =>
  covarianceTypes.flatMap(make);

/** Old Faithful as it is, and the mixed population: every operation, structure and K. */
function grid(name: string, origin: string, byK: Readonly<Record<1 | 2 | 3, starts.Starts>>) {
  return ([1, 2, 3] as const).flatMap((K) =>
    inEveryStructure((structure) =>
      cases(
        {
          dataset: name,
          label: "",
          described: "",
          model: byK[K][structure],
          origin,
          difficulty: K === 3 ? "average" : "lower",
          flags: K === 1 ? ["one-component"] : [],
        },
        K === 1 ? [...singleSteps, em(1), em(2), ask.fit] : everything,
      ),
    ),
  );
}

/** Every non-empty subset of the groups of parameters. */
const subsets: readonly Known[] = [1, 2, 3, 4, 5, 6, 7].map((bits) =>
  parameterGroups.filter((_, i) => (bits >> i) & 1),
);

const withKnown = subsets.flatMap((known) =>
  inEveryStructure((structure) =>
    cases(
      {
        dataset: "old-faithful",
        label: `known-${known.join("-")}`,
        described: `${known.join(" and ")} known`,
        model: starts.oldFaithful[2][structure],
        origin: ownStart,
        flags: known.map((group) => `known-${group}`),
        known,
      },
      structure === "full" && known.length < 3 ? [ask.mStep, em(5), ask.fit] : [ask.mStep, em(5)],
    ),
  ),
);

const lab = inEveryStructure((structure) =>
  cases(
    {
      dataset: "old-faithful-standardised",
      label: "lab",
      described: "the lab's start",
      model: starts.lab[structure],
      origin: "Old Faithful lab: its data, standardised, and its start",
      difficulty: "average",
      flags: ["plateau"],
    },
    structure === "full" ? [...everything, em(100)] : everything,
  ),
);

const published = cases(
  {
    dataset: "old-faithful",
    label: "published",
    described: "the start of the published likelihood",
    model: starts.publishedStart,
    origin: "Old Faithful; mclust and Mplus publish the log likelihood −1130.264",
  },
  [em(20), ask.fit],
);

const sampleStandardised = inEveryStructure((structure) =>
  cases(
    {
      dataset: "old-faithful-standardised-n-1",
      label: "",
      described: "",
      model: starts.standardised[structure],
      origin: ownStart,
    },
    [...singleSteps, em(1), em(5), ask.fit],
  ),
);

const workbook = cases(
  {
    dataset: "mixed-population",
    label: "workbook",
    described: "the workbook's start",
    model: starts.workbook,
    origin: "workbook, 11.7.2: means 10 and 30, variances 1, equal weights",
    difficulty: "higher",
    flags: ["far-start"],
  },
  everything,
);

/** Every case of the corpus, in the order in which they are listed. */
export const plan: readonly PlannedCase[] = [
  ...grid("old-faithful", ownStart, starts.oldFaithful),
  ...published,
  ...withKnown,
  ...lab,
  ...sampleStandardised,
  ...grid("mixed-population", ownStart, starts.mixedPopulation),
  ...workbook,
];
