import {
  type CaseOf,
  type Corpus,
  type GoldenCase,
  isRefusal,
  runsOutOfSteps,
} from "../cases/index.ts";
import type { RequestOf } from "../protocol/index.ts";

/**
 * A fit from a start of the implementation's own. Its answer is not certified: where it ends depends
 * on the start. The certified fits of the same data tell the best optimum that is known.
 */
export interface OwnFit extends Pick<GoldenCase, "id" | "title" | "equations" | "flags"> {
  readonly request: RequestOf<"fit_own"> & { readonly op: "fit_own" };
  /** The certified fit of the same mixture with the largest likelihood. */
  readonly best: CaseOf<"fit">;
}

type Fit = CaseOf<"fit">;

/** More rows than these take an exact step minutes. */
const mostRows = 1000;

/** A start of one's own may be far from any optimum. */
const stopping = { max_steps: 10_000, tolerance: 1e-6 };
const seed = 1;

const datasetOf = ({ input: { data } }: Fit) => ("dataset" in data ? data.dataset : undefined);

/** Whether a case is a certified fixed point of a data set with a name, in which nothing is held. */
function isFree(golden: GoldenCase): golden is Fit {
  return (
    golden.operation === "fit" &&
    !isRefusal(golden) &&
    !runsOutOfSteps(golden) &&
    golden.input.known.length === 0 &&
    datasetOf(golden) !== undefined
  );
}

function ownFitLike(best: Fit, { dataOf }: Corpus): OwnFit {
  const { title, equations, input } = best;
  const { model } = input;
  const components = model.weights.length;
  const structure = model.covariance_type;
  return {
    id: `own-${datasetOf(best)}-${structure}-k${components}`,
    title: `${title.split(":")[0]}: a fit from a start of its own`,
    equations,
    flags: [],
    request: {
      op: "fit_own",
      data: dataOf(best) as number[][],
      covariance_type: structure,
      components,
      ...stopping,
      seed,
    },
    best,
  };
}

const likelihood = ({ expected }: Fit) => Number(expected.log_likelihood);

/** Every mixture of which a corpus has a certified fit, to be fitted from an own start. */
export function ownFitsOf(corpus: Corpus): readonly OwnFit[] {
  const best = new Map<string, OwnFit>();
  for (const golden of corpus.cases) {
    if (!isFree(golden) || corpus.dataOf(golden).length > mostRows) continue;
    const fit = ownFitLike(golden, corpus);
    const before = best.get(fit.id);
    if (before === undefined || likelihood(golden) > likelihood(before.best)) best.set(fit.id, fit);
  }
  return [...best.values()];
}
