import type { MixtureParameters } from "../../src/model/index.ts";
import { type Corpus, isRefusal } from "../cases/index.ts";
import { fromWireModel, type WireModel } from "../protocol/index.ts";
import type { Asked, Candidate } from "./candidate.ts";
import type { Unit } from "./item.ts";
import { conditionsOf, type Scales, scalesOf } from "./scales.ts";
import { isNumbers } from "./trees.ts";

/** What an implementation may refuse although it has an answer, from some size on. */
interface Limit {
  readonly bug: (size: string) => string;
  /** The size in a case; undefined where it has none. */
  readonly sizeOf: (asked: Asked, corpus: Corpus) => number | undefined;
  readonly isRefused: (size: number, limit: number) => boolean;
}

const atLeast = (size: number, limit: number) => size >= limit;
const atMost = (size: number, limit: number) => size <= limit;

/** The condition of the covariances that are given, or that the step ends with. */
function condition({ golden, expected }: Asked): number {
  const theta = fromWireModel(golden.input.model as WireModel);
  const covariances = expected.get("covariances");
  const ends = isNumbers(covariances) ? [{ ...theta, covariances } as MixtureParameters] : [];
  return Math.max(...[theta, ...ends].flatMap(conditionsOf));
}

/** N_k of every component after one E step. */
function countsAfter({ golden }: Asked, { joint }: Scales): readonly number[] {
  const given = "responsibilities" in golden.input ? golden.input.responsibilities : undefined;
  const gamma =
    given?.map((row) => row.map(Number)) ??
    joint.map((row) => {
      const most = Math.max(...row);
      const densities = row.map((log) => Math.exp(log - most));
      const total = densities.reduce((sum, density) => sum + density, 0);
      return densities.map((density) => density / total);
    });
  return golden.input.model.weights.map((_, k) => gamma.reduce((sum, row) => sum + row[k], 0));
}

/** The smallest effective count. */
function smallestCount(asked: Asked, corpus: Corpus): number | undefined {
  const scales = scalesOf(asked.golden, corpus);
  return scales && Math.min(...countsAfter(asked, scales));
}

/** The smallest weight that is given, or that one step leaves. */
function smallestWeight(asked: Asked, corpus: Corpus): number | undefined {
  if (asked.golden.operation === "m_step") return undefined;
  const count = smallestCount(asked, corpus);
  const given = asked.golden.input.model.weights.map(Number);
  return count === undefined ? undefined : Math.min(...given, count / asked.N);
}

const limits: readonly Limit[] = [
  {
    bug: (size) =>
      `a refusal of fewer points than dimensions (of ${size} points a dimension and fewer)`,
    sizeOf: ({ golden, N }) => {
      const ratio = N / golden.input.model.means[0].length;
      return ratio < 1 ? ratio : undefined;
    },
    isRefused: atMost,
  },
  {
    bug: (size) => `a refusal of ${size} dimensions and more`,
    sizeOf: ({ golden }) => golden.input.model.means[0].length,
    isRefused: atLeast,
  },
  {
    bug: (size) => `a refusal of covariances of condition ${size} and more`,
    sizeOf: condition,
    isRefused: atLeast,
  },
  {
    bug: (size) => `a refusal of weights of ${size} and less, given or after a step`,
    sizeOf: smallestWeight,
    isRefused: atMost,
  },
  {
    bug: (size) => `a refusal of effective counts of ${size} and less`,
    sizeOf: (asked, corpus) =>
      asked.golden.operation === "m_step" ? smallestCount(asked, corpus) : undefined,
    isRefused: atMost,
  },
];

/** How a limit is written: one digit of it. */
const short = (size: number) => {
  const digits = Number(size.toPrecision(1));
  return digits === 0 || (digits >= 1e-3 && digits < 1e4)
    ? String(digits)
    : digits.toExponential().replace("+", "");
};

/** Where an answer was asked for, and an error was said. */
const isRefused = ({ golden, got }: Asked) => !isRefusal(golden) && got.has("refusal");

/** So many sizes of cases that were refused are tried as the limit. */
const mostLimits = 8;

function refusing(limit: number, { bug, sizeOf, isRefused }: Limit, corpus: Corpus): Candidate {
  return {
    bug: bug(short(limit)),
    mutants: [],
    edits: [],
    asPrinted: false,
    isLimit: true,
    said: async (asked) => {
      const size = sizeOf(asked, corpus);
      if (size === undefined || !isRefused(size, limit)) return asked.expected;
      return asked.got.has("refusal") ? asked.got : new Map([["refusal", "any"]]);
    },
  };
}

/** Limits beyond which an implementation may refuse to answer, by the cases that it did refuse. */
export function refusalCandidates(
  { item }: Unit,
  open: readonly Unit[],
  corpus: Corpus,
): readonly Candidate[] {
  if (!isRefused(item)) return [];
  const refused = [...new Set(open.map((unit) => unit.item))].filter(isRefused);
  return limits.flatMap((limit) => {
    const sizes = refused.flatMap((one) => limit.sizeOf(one, corpus) ?? []);
    const lenientFirst = [...new Set(sizes)].sort((a, b) => (limit.isRefused(a, b) ? 1 : -1));
    return lenientFirst.slice(0, mostLimits).map((size) => refusing(size, limit, corpus));
  });
}
