import type { Corpus, GoldenCase } from "../cases/index.ts";

/** Which cases are asked for; what is left out does not matter. */
export interface Selection {
  readonly operation?: string;
  readonly structure?: string;
  readonly dataset?: string;
  /** A whole id, or else a part of ids. */
  readonly id?: string;
}

function datasetOf({ input }: GoldenCase): string | undefined {
  return "dataset" in input.data ? input.data.dataset : undefined;
}

/**
 * The corpus with the selected cases only.
 *
 * @throws Error if no case is on that data set
 */
export function selectCases(corpus: Corpus, selection: Selection): Corpus {
  const { operation, structure, dataset, id } = selection;
  const datasets = new Set(corpus.cases.map(datasetOf));
  if (dataset !== undefined && !datasets.has(dataset))
    throw new Error(
      `--dataset: is ${JSON.stringify(dataset)}, not one of ${[...datasets].join(", ")}`,
    );
  const whole = corpus.cases.some((golden) => golden.id === id);
  const cases = corpus.cases.filter(
    (golden) =>
      (operation === undefined || golden.operation === operation) &&
      (structure === undefined || golden.input.model.covariance_type === structure) &&
      (dataset === undefined || datasetOf(golden) === dataset) &&
      (id === undefined || (whole ? golden.id === id : golden.id.includes(id))),
  );
  return { ...corpus, cases };
}
