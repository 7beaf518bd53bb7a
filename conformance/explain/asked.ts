import { type AnswerCase, type Corpus, type GoldenCase, isRefusal } from "../cases/index.ts";
import type { Operation, WireValue } from "../protocol/index.ts";

/** The parameters of a case, which need not be right where it is to be refused. */
interface AskedModel {
  readonly covariance_type: string;
  readonly weights: readonly WireValue[];
  readonly means: WireValue;
  readonly covariances: WireValue;
}

/** What a case asks, whether or not there is an answer. */
export interface Asked {
  readonly operation: Operation;
  /** The data set, where the rows do not stand in the case itself. */
  readonly dataset?: string;
  readonly rows: readonly (readonly WireValue[])[];
  readonly model: AskedModel;
  readonly responsibilities?: WireValue;
  readonly known?: readonly string[];
  readonly steps?: number;
  readonly max_steps?: number;
  readonly tolerance?: number;
}

function answered(golden: AnswerCase, { dataOf }: Corpus): Asked {
  const { data, ...input } = golden.input;
  const dataset = "dataset" in data ? { dataset: data.dataset } : {};
  return { operation: golden.operation, ...input, ...dataset, rows: dataOf(golden) };
}

/** What a case asks, with its data. */
export function askedBy(golden: GoldenCase, corpus: Corpus): Asked {
  if (!isRefusal(golden)) return answered(golden, corpus);
  const { data, ...input } = golden.input;
  return { operation: golden.operation, ...input, rows: data.rows } as Asked;
}
