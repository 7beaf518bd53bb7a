import type { Requestable } from "./operations.ts";

/** What of a request decides whether an adapter has declared that it can answer. */
export interface Outline {
  readonly operation: string;
  readonly structure: string | undefined;
  readonly N: number;
  /** Of the model, or of the first row where there is none; undefined where nothing tells. */
  readonly D: number | undefined;
  readonly K: number | undefined;
  /** The groups that are held; undefined where the operation estimates nothing. */
  readonly known: readonly string[] | undefined;
  readonly steps: number | undefined;
  readonly weights: readonly unknown[];
  /** Of the components; none where they share one. */
  readonly covariances: readonly unknown[];
  readonly responsibilities: readonly unknown[];
  readonly hasNaN: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
const countOf = (value: unknown) => (typeof value === "number" ? value : undefined);
const widthOf = (rows: readonly unknown[]) =>
  rows.length > 0 ? listOf(rows[0]).length : undefined;

const isNaNumber = (value: unknown) => value === "NaN" || Number.isNaN(value);
const estimating: ReadonlySet<string> = new Set<Requestable>(["m_step", "em", "fit", "fit_own"]);

/** The outline of a request, which need not be one that the protocol allows. */
export function outlineOf(request: unknown): Outline {
  const asked = fieldsOf(request);
  const model = fieldsOf(asked["model"]);
  const [rows, means, weights] = [asked["data"], model["means"], model["weights"]].map(listOf);
  const operation = textOf(asked["op"]) ?? "";
  const structure = textOf(model["covariance_type"]) ?? textOf(asked["covariance_type"]);
  return {
    operation,
    structure,
    N: rows.length,
    D: widthOf(means) ?? widthOf(rows),
    K: isFields(asked["model"]) ? weights.length : countOf(asked["components"]),
    known: estimating.has(operation)
      ? listOf(asked["known"]).filter((group) => typeof group === "string")
      : undefined,
    steps: countOf(asked["steps"]),
    weights,
    covariances: structure === "tied" ? [] : listOf(model["covariances"]),
    responsibilities: listOf(asked["responsibilities"]).flatMap(listOf),
    hasNaN: rows.some((row) => listOf(row).some(isNaNumber)),
  };
}
