import { GmmError } from "./errors.ts";
import type { Matrix } from "./matrix.ts";
import type { Vector } from "./parameters.ts";

interface Place {
  readonly name: string;
  readonly value: number;
}

const larger = (a: Place, b: Place) => (Math.abs(b.value) > Math.abs(a.value) ? b : a);

/** The value that is largest in size among the data, by its place. */
function largestOf({ columns: D, values }: Matrix): Place {
  const at = values.reduce(
    (most, value, i) => (Math.abs(value) > Math.abs(values[most]) ? i : most),
    0,
  );
  return { name: `data[${Math.floor(at / D)}][${at % D}]`, value: values[at] };
}

/**
 * The refusal of data whose squared deviations, or the sums of these, leave the range of doubles.
 *
 * @param means those that are held, from which the deviations are taken
 */
export function overflow(data: Matrix, means: readonly Vector<number>[] = []): GmmError {
  const held = means.flatMap((mean, k) =>
    mean.map((value, i) => ({ name: `means[${k}][${i}]`, value })),
  );
  const { name, value } = [largestOf(data), ...held].reduce(larger);
  return new GmmError(
    "invalid_input",
    name,
    `is ${value}, so large that squared distances overflow (beyond 1.8e308); divide the column by a power of ten, so that its values lie within ±1e150`,
  );
}
