import { fromWire, type NumberTree, type WireModel, type WireValue } from "../protocol/index.ts";
import type { Quantity } from "./case.ts";

/** A result or an expectation as quantities of numbers, its model taken apart. */
export function quantitiesOf(answer: object): Readonly<Partial<Record<Quantity, NumberTree>>> {
  const {
    model,
    rows: _rows,
    steps: _steps,
    ...rest
  } = answer as { model?: WireModel; rows?: unknown; steps?: unknown };
  const { covariance_type: _, ...parameters } = model ?? {};
  const wired = Object.entries({ ...rest, ...parameters }) as [Quantity, WireValue | boolean][];
  const numbers = wired.flatMap(([name, value]) =>
    typeof value === "boolean" ? [] : [[name, fromWire(value)] as const],
  );
  return Object.fromEntries(numbers);
}
