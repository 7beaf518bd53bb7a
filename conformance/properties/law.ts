import type fc from "fast-check";
import type { CovarianceType } from "../../src/model/index.ts";
import type { Implementation, Operation } from "../protocol/index.ts";
import type { InputRange } from "./arbitraries/index.ts";
import type { Finding } from "./slack/finding.ts";

/** What an implementation has to be able to do before a law can be tried on it. */
export interface Needs {
  readonly operations: readonly Operation[];
  /** Whether any group of parameters has to be held fixed. */
  readonly known?: true;
  /** Structures that it asks for beside that of the input. */
  readonly covarianceTypes?: readonly CovarianceType[];
}

/** Something that every correct implementation does, whatever the input. */
export interface Law<Input = unknown> {
  readonly name: string;
  /** The law in words. */
  readonly statement: string;
  /** The equations that it is about: each is tried on inputs that use it. */
  readonly equations: readonly string[];
  /** How far rounding may lead from it, in units of u, and why. */
  readonly slack: string;
  readonly needs: Needs;
  /** Whether the exact reading answers beside the implementation: then it says nothing of that reading. */
  readonly asksOracle?: true;
  /** Whether it is about floating point: in exact arithmetic a variance of 10^−30 is no collapse. */
  readonly floatingPointOnly?: true;
  /** Inputs of which it holds. Some may turn out ill-posed when the law is tried on them. */
  inputs(range: InputRange): fc.Arbitrary<Input>;
  /**
   * What it finds when `subject` is asked about `input`. It is broken where a finding exceeds its
   * slack.
   *
   * @throws Unanswered, IllPosed
   */
  check(subject: Implementation, input: Input): Promise<readonly Finding[]>;
}
