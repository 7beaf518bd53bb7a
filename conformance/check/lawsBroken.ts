import type { Law } from "../properties/index.ts";
import type { Fault } from "./tryLaw.ts";

/** A law that was broken, how, and the input that shows it. */
export interface BrokenLaw {
  readonly law: Law;
  readonly fault: Fault;
  readonly input: unknown;
}
