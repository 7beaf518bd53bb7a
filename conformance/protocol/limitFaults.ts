import type { Limit } from "./limits.ts";

/** What is wrong with a limit, and where in it. */
interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What a limit narrows. */
interface Declared {
  readonly operations: readonly string[];
  readonly covariance_types: readonly string[];
  readonly known: readonly string[];
  readonly max_dimensions?: number | undefined;
  readonly max_components?: number | undefined;
}

/** The names that a limit gives and the capabilities do not. */
function strangers(field: string, names: readonly string[] = [], declared: readonly string[]) {
  return names.flatMap((name, i) =>
    declared.includes(name)
      ? []
      : [
          {
            path: [field, i],
            message: `${name} is not declared (${declared.join(", ") || "none"})`,
          },
        ],
  );
}

function emptyInterval(field: string, interval?: Limit["dimensions"], largest = Infinity) {
  if (interval === undefined) return [];
  const [least, most] = interval;
  if (least > (most ?? Infinity))
    return [{ path: [field], message: `can never be met: at least ${least} and at most ${most}` }];
  return least > largest
    ? [
        {
          path: [field],
          message: `can never be met: at least ${least}, and max_${field} is ${largest}`,
        },
      ]
    : [];
}

/** What contradicts the capabilities in a limit, or can never be met. */
export function limitFaults(limit: Limit, declared: Declared): readonly Fault[] {
  if (Object.keys(limit).length === 0)
    return [{ path: [], message: "excludes every question: it has neither scope nor requirement" }];
  return [
    ...strangers("operations", limit.operations, declared.operations),
    ...strangers("covariance_types", limit.covariance_types, declared.covariance_types),
    ...strangers("known", limit.known, declared.known),
    ...strangers("must_hold", limit.must_hold, declared.known),
    ...emptyInterval("dimensions", limit.dimensions, declared.max_dimensions),
    ...emptyInterval("components", limit.components, declared.max_components),
  ];
}
