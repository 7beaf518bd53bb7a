import { type FlagName, type RefusalCase, refusalCase } from "../../../conformance/cases/index.ts";
import { toWireModel } from "../../../conformance/protocol/index.ts";
import type { CovarianceType } from "../../../src/model/index.ts";
import { pair, points, shares } from "./ladders/base.ts";
import type { PlannedRefusal } from "./scenario.ts";

type Input = RefusalCase["input"];
type Code = RefusalCase["refused"]["codes"][number];

/** One thing that is wrong, in a question that is right but for it. */
interface Wrong {
  /** What the id says of it. */
  readonly name: string;
  readonly flag: FlagName;
  readonly title: string;
  readonly why: string;
  readonly code: Code;
  readonly operation: RefusalCase["operation"];
  readonly equations: readonly string[];
  readonly origin?: string;
  readonly input: Partial<Omit<Input, "data">> & { readonly rows?: Input["data"]["rows"] };
}

const rows = points.slice(2, 8).map((row) => [...row]);
const responsibilities = shares.slice(2, 8).map((row) => [...row]);
const right = (structure: CovarianceType) => toWireModel(pair[structure]);

/** What each operation is asked beside data and model. */
const beside: Readonly<Record<RefusalCase["operation"], Partial<Input>>> = {
  log_density: {},
  e_step: {},
  log_likelihood: {},
  m_step: { responsibilities, known: [] },
  em: { known: [], steps: 1 },
  fit: { known: [], max_steps: 100, tolerance: 1e-6 },
};

function planned(wrong: Wrong): PlannedRefusal {
  const { name, flag, title, why, code, operation, equations, origin } = wrong;
  const { rows: given = rows, ...input } = wrong.input;
  const golden = refusalCase.parse({
    $schema: "../../case.schema.json",
    id: `refused-${name}-${operation.replaceAll("_", "-")}`,
    revision: 1,
    title: `${title}: ${operation} is refused`,
    operation,
    equations,
    origin: origin ?? "what is refused: clear errors in place of wrong answers",
    difficulty: "lower",
    flags: [flag],
    input: { data: { rows: given }, model: right("full"), ...beside[operation], ...input },
    refused: { codes: [code], why },
  });
  return { folder: "refusals", golden };
}

/** The same fault in several operations. */
const inOperations = (
  operations: readonly RefusalCase["operation"][],
  wrong: Omit<Wrong, "operation" | "code">,
): readonly Wrong[] =>
  operations.map((operation) => ({ ...wrong, operation, code: "invalid_input" as const }));

const withValue = (value: "NaN" | "Infinity" | "-Infinity") =>
  rows.map((row, n) => (n === 3 ? [row[0], value] : row));

const aboutData = [
  ...inOperations(["log_likelihood", "e_step", "em"], {
    name: "no-rows",
    flag: "no-rows",
    title: "no rows",
    why: "the data have no rows",
    equations: ["9.28"],
    input: { rows: [] },
  }),
  ...inOperations(["e_step", "m_step", "fit"], {
    name: "ragged-rows",
    flag: "ragged-rows",
    title: "rows of two and of three values",
    why: "row 3 has 3 values, the others 2",
    equations: ["9.7"],
    input: { rows: rows.map((row, n) => (n === 3 ? [...row, 1] : row)) },
  }),
  ...inOperations(["e_step", "m_step", "log_likelihood", "fit"], {
    name: "nan-input",
    flag: "nan-input",
    title: "NaN among the data",
    why: "the second value of row 3 is NaN",
    equations: ["9.7"],
    input: { rows: withValue("NaN") },
  }),
  ...inOperations(["e_step", "em"], {
    name: "infinite-input",
    flag: "infinite-input",
    title: "an infinite value among the data",
    why: "the second value of row 3 is infinite",
    equations: ["9.7"],
    input: { rows: withValue("Infinity") },
  }),
  ...inOperations(["log_density"], {
    name: "infinite-input",
    flag: "infinite-input",
    title: "a negative infinite value among the data",
    why: "the second value of row 3 is −∞",
    equations: ["9.7"],
    input: { rows: withValue("-Infinity") },
  }),
] as const;

const weighted = (weights: number[]) => ({ ...right("full"), weights });

const aboutWeights = [
  ...inOperations(["e_step", "log_likelihood"], {
    name: "no-components",
    flag: "no-components",
    title: "no components",
    why: "K = 0",
    equations: ["9.7"],
    input: { model: { covariance_type: "full", weights: [], means: [], covariances: [] } },
  }),
  ...inOperations(["e_step", "em"], {
    name: "negative-weight",
    flag: "negative-weight",
    title: "a weight below 0",
    why: "the weights are −0.25 and 1.25",
    equations: ["9.7"],
    input: { model: weighted([-0.25, 1.25]) },
  }),
  ...inOperations(["log_likelihood", "em"], {
    name: "weights-below-one",
    flag: "weights-off-simplex",
    title: "weights that sum to 0.9",
    why: "the weights sum to 0.9; they are used as given, and never renormalised",
    equations: ["9.7"],
    origin: "a start that is not normalised (scikit-learn#23032, #24085)",
    input: { model: weighted([0.5, 0.4]) },
  }),
  ...inOperations(["e_step"], {
    name: "weights-a-billionth-above-one",
    flag: "weights-off-simplex",
    title: "weights that sum to a billionth above 1",
    why: "the weights sum to 1 + 1e-9, farther from 1 than 1e-12",
    equations: ["9.7"],
    input: { model: weighted([0.5, 0.500000001]) },
  }),
] as const;

const sharesWith = (first: number[]) =>
  responsibilities.map((share, n) => (n === 2 ? first : share));

const aboutResponsibilities = [
  ...(["full", "diag"] as const).flatMap((structure) =>
    inOperations(["m_step"], {
      name: `negative-responsibility-${structure}`,
      flag: "negative-responsibility",
      title: "a responsibility below 0",
      why: "the responsibilities of row 2 are −0.25 and 1.25",
      equations: ["9.27"],
      input: { model: right(structure), responsibilities: sharesWith([-0.25, 1.25]) },
    }),
  ),
  ...([0.375, 0.500001] as const).flatMap((second, i) =>
    inOperations(["m_step"], {
      name: `responsibilities-${i === 0 ? "below-one" : "a-millionth-above-one"}`,
      flag: "responsibilities-off-simplex",
      title: `responsibilities of a row that sum to ${0.5 + second}`,
      why: `the responsibilities of row 2 sum to ${0.5 + second}`,
      equations: ["9.27"],
      origin: "weights that sum to more than 1 (scikit-learn#23032)",
      input: { responsibilities: sharesWith([0.5, second]) },
    }),
  ),
  ...inOperations(["m_step"], {
    name: "three-responsibilities",
    flag: "wrong-shape",
    title: "responsibilities of three components for two",
    why: "the responsibilities are 6×3, and K = 2",
    equations: ["9.27"],
    input: { responsibilities: responsibilities.map(([a, b]) => [a, b / 2, b / 2]) },
  }),
] as const;

const skew = [
  [0.5, 0.1875],
  [0.125, 0.375],
];
const saddle = [
  [1, 2],
  [2, 1],
];
const flat = [
  [1, 1],
  [1, 1],
];
/** Positive definite by half a unit in the last place. */
const byRounding = [
  [1, 1 - 2 ** -53],
  [1 - 2 ** -53, 1],
];
const [, sound] = right("full").covariances as number[][][];

const covariancesOf = (structure: CovarianceType, covariances: Input["model"]["covariances"]) => ({
  ...right(structure),
  covariances,
});

const indefinite: readonly Wrong[] = [
  {
    name: "indefinite-full",
    why: "the covariance of component 0 has the eigenvalue −1",
    operation: "e_step" as const,
    model: covariancesOf("full", [saddle, sound]),
  },
  {
    name: "singular-tied",
    why: "the covariance has the eigenvalue 0",
    operation: "log_likelihood" as const,
    model: covariancesOf("tied", flat),
  },
  {
    name: "definite-by-rounding",
    why: "a pivot of the covariance of component 0 is no larger than rounding could have left",
    operation: "log_density" as const,
    model: covariancesOf("full", [byRounding, sound]),
  },
  {
    name: "zero-variance-diag",
    why: "the second variance of component 1 is 0",
    operation: "em" as const,
    model: covariancesOf("diag", [
      [0.5, 0.375],
      [0.375, 0],
    ]),
  },
  {
    name: "negative-variance-spherical",
    why: "the variance of component 0 is −0.5",
    operation: "e_step" as const,
    model: covariancesOf("spherical", [-0.5, 0.5]),
  },
].map(({ name, why, operation, model }) => ({
  name,
  why,
  operation,
  flag: "indefinite-covariance" as const,
  title: "a covariance that is not positive definite",
  code: "singular_covariance" as const,
  equations: ["2.43"],
  input: { model },
}));

const aboutModels = [
  ...inOperations(["e_step", "em"], {
    name: "asymmetric-full",
    flag: "asymmetric-covariance",
    title: "a covariance that is not symmetric",
    why: "the covariance of component 0 has 0.1875 above its diagonal and 0.125 below",
    equations: ["2.43"],
    input: { model: covariancesOf("full", [skew, sound]) },
  }),
  ...inOperations(["log_density"], {
    name: "asymmetric-tied",
    flag: "asymmetric-covariance",
    title: "a covariance that is not symmetric",
    why: "the covariance has 0.1875 above its diagonal and 0.125 below",
    equations: ["2.43"],
    input: { model: covariancesOf("tied", skew) },
  }),
  ...inOperations(["e_step"], {
    name: "means-of-three-dimensions",
    flag: "wrong-shape",
    title: "means of three dimensions for data of two",
    why: "the means have 3 values, the data 2",
    equations: ["2.44"],
    input: { model: { ...right("full"), means: right("full").means.map((mean) => [...mean, 0]) } },
  }),
  ...inOperations(["log_likelihood", "em"], {
    name: "one-covariance-for-two",
    flag: "wrong-shape",
    title: "one covariance for two components",
    why: "there is 1 covariance, and K = 2",
    equations: ["2.43"],
    input: { model: covariancesOf("full", [sound]) },
  }),
  ...inOperations(["e_step", "m_step"], {
    name: "unknown-structure",
    flag: "unknown-name",
    title: "a covariance structure that there is none of",
    why: 'covariance_type is "circular"',
    equations: ["9.7"],
    input: { model: { ...right("spherical"), covariance_type: "circular" } },
  }),
  ...inOperations(["m_step", "em"], {
    name: "unknown-group",
    flag: "unknown-name",
    title: "a known group that there is none of",
    why: 'known names "mean"; the groups are weights, means and covariances',
    equations: ["9.24"],
    input: { known: ["mean"] },
  }),
] as const;

const alone = rows.map((_, n) => (n === 0 ? [1, 0] : [0, 1]));
const nobody = rows.map(() => [1, 0]);
const flatRows = rows.map(([a]) => [a, 0.75]);
const few = rows.slice(0, 2);

const covarianceEquation = {
  full: "9.25",
  tied: "9.25-tied",
  diag: "9.25-diag",
  spherical: "9.25-spherical",
};

const aboutSteps: readonly Wrong[] = [
  ...(["full", "diag", "spherical"] as const).map((structure) => ({
    name: `collapsed-${structure}`,
    flag: "collapsed-component" as const,
    title: "a component on one point",
    why: "component 0 has row 0 and nothing else: its covariance is 0, and its likelihood has no bound (9.15)",
    code: "singular_covariance" as const,
    operation: "m_step" as const,
    equations: [covarianceEquation[structure]],
    origin: "a component that collapses on one point (9.15)",
    input: { model: right(structure), responsibilities: alone },
  })),
  ...(["full", "tied", "diag"] as const).map((structure) => ({
    name: `constant-column-${structure}`,
    flag: "constant-column" as const,
    title: "a constant column",
    why: "the second column is 0.75 throughout: its variance is 0",
    code: "singular_covariance" as const,
    operation: "m_step" as const,
    equations: [covarianceEquation[structure]],
    input: { model: right(structure), rows: flatRows },
  })),
  ...(["full", "tied"] as const).map((structure) => ({
    name: `too-few-points-${structure}`,
    flag: "too-few-points" as const,
    title: "two points in two dimensions",
    why: "a covariance from 2 points in 2 dimensions has rank 1",
    code: "singular_covariance" as const,
    operation: "m_step" as const,
    equations: [covarianceEquation[structure]],
    input: {
      rows: few,
      model: {
        ...right(structure),
        weights: [1],
        means: [[0, 0]],
        covariances: structure === "full" ? [sound] : sound,
      },
      responsibilities: few.map(() => [1]),
    },
  })),
  ...(["full", "diag", "spherical", "tied"] as const).map((structure) => ({
    name: `empty-${structure}`,
    flag: "empty-component" as const,
    title: "a component that no point belongs to",
    why: "N_k of component 1 is 0",
    code: "empty_component" as const,
    operation: "m_step" as const,
    equations: ["9.24", "9.27"],
    origin: "an empty component (mlpack#479, elki#41)",
    input: { model: right(structure), responsibilities: nobody },
  })),
  ...(["full", "spherical"] as const).map((structure) => ({
    name: `zero-weight-${structure}`,
    flag: "empty-component" as const,
    title: "a component of weight 0",
    why: "the weight of component 1 is 0, and so is its N_k: a step has no mean for it",
    code: "empty_component" as const,
    operation: "em" as const,
    equations: ["9.24", "9.27"],
    input: { model: { ...right(structure), weights: [1, 0] } },
  })),
];

/** Questions without an answer, each with the error that it deserves. */
export const refusals: readonly PlannedRefusal[] = [
  ...aboutData,
  ...aboutWeights,
  ...aboutResponsibilities,
  ...aboutModels,
  ...indefinite,
  ...aboutSteps,
].map(planned);
