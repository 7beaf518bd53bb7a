import type { GoldenCase } from "../cases/index.ts";
import type { Hello } from "../protocol/index.ts";
import type { Judgement, Verdict } from "./verdict.ts";

/** What a run tells, in order: one start, a judgement for every case, one end. */
export type Event =
  | { readonly type: "start"; readonly implementation: Hello; readonly planned: number }
  | ({
      readonly type: "case";
      readonly id: string;
      readonly title: string;
      readonly operation: GoldenCase["operation"];
      /** Whether the question has an answer, or is to be refused. */
      readonly asks_for: "answer" | "refusal";
      readonly covariance_type: string;
      readonly equations: readonly string[];
      readonly seconds: number;
    } & Judgement)
  | { readonly type: "end"; readonly summary: Summary };

export type CaseEvent = Extract<Event, { type: "case" }>;

/** The counts that every report states. */
export interface Summary {
  readonly planned: number;
  /** Cases that were put to the implementation. */
  readonly ran: number;
  readonly passed: number;
  readonly failed: number;
  readonly unsupported: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  readonly bad_messages: number;
  /** Causes in the list of known failures that no case shows any longer: they fail the run. */
  readonly stale_known_failures: readonly string[];
}
