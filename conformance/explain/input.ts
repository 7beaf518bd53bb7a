import type { WireValue } from "../protocol/index.ts";
import type { Asked } from "./asked.ts";
import { extent, mixture } from "./question.ts";
import { named } from "./section.ts";
import { tensorLines } from "./tensor.ts";
import { enumeration } from "./words.ts";

const eachRow = (rows: readonly WireValue[]) => rows.map((_, n) => n);

function given(name: string, value: WireValue | undefined): readonly string[] {
  return value === undefined ? [] : named(name, tensorLines(value));
}

/** Weights, means and covariances, each by its name. */
export function modelLines({
  weights,
  means,
  covariances,
}: Readonly<Record<"weights" | "means" | "covariances", WireValue>>): readonly string[] {
  return Object.entries({ weights, means, covariances }).flatMap(([name, value]) =>
    named(name, tensorLines(value)),
  );
}

/** What a case gives: data, mixture, and what else its operation needs. */
export function inputLines(asked: Asked): readonly string[] {
  const { rows, model, known = [], dataset } = asked;
  const source = dataset === undefined ? "in the case itself" : `golden/datasets/${dataset}.csv`;
  return [
    ...named(`data, ${extent(asked)}, ${source}`, tensorLines(rows, eachRow(rows))),
    ...named(`mixture of ${mixture(asked)}`, modelLines(model)),
    ...given("responsibilities", asked.responsibilities),
    ...(known.length > 0 ? [`known: ${enumeration(known)}`] : []),
    ...given("steps", asked.steps),
    ...given("max_steps", asked.max_steps),
    ...given("tolerance", asked.tolerance),
  ];
}
