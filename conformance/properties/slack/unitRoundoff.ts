import { unitRoundoff } from "../../../src/model/index.ts";
import type { Implementation } from "../../protocol/index.ts";

/** u of the arithmetic that an implementation says it computes in. */
export function unitRoundoffOf({ hello }: Implementation): number {
  return hello.capabilities.precision === "float32" ? 2 ** -24 : unitRoundoff;
}
