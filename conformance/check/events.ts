import type { Diagnosis } from "../diagnosis/index.ts";
import type { Chapter } from "../properties/index.ts";
import type { Hello, Requestable } from "../protocol/index.ts";
import type { Optimum } from "./judgeOwnFit.ts";
import type { Judgement, Verdict } from "./verdict.ts";

/**
 * What a run tells, in order: one start, a judgement for every case (a fit from an own start is told of
 * as one), one for every law, a diagnosis
 * for every reason why cases fail, one end.
 */
export type Event =
  | {
      readonly type: "start";
      readonly implementation: Hello;
      /** Golden cases, and fits from own starts. */
      readonly planned: number;
      readonly planned_own_fits: number;
      readonly planned_laws: number;
      /** The list of known failures that is used. */
      readonly known_failures?: string;
    }
  | ({
      readonly type: "case";
      readonly id: string;
      readonly title: string;
      readonly operation: Requestable;
      /** Whether the question has an answer, or is to be refused. */
      readonly asks_for: "answer" | "refusal";
      readonly covariance_type: string;
      readonly equations: readonly string[];
      /** Which of the answers to a fit from an own start is judged, if it is not the first. */
      readonly attempt?: string;
      /** Where a fit from an own start ended. */
      readonly optimum?: Optimum;
    } & Judgement)
  | ({
      readonly type: "law";
      readonly law: string;
      readonly chapter: Chapter;
      readonly statement: string;
      readonly equations: readonly string[];
    } & LawJudgement)
  | ({
      readonly type: "diagnosis";
      /** The known reason of the failures that are diagnosed. */
      readonly known?: string;
      /** The broken laws that it explains as well, each under the first reason that does. */
      readonly laws: readonly string[];
    } & Diagnosis)
  | { readonly type: "end"; readonly summary: Summary };

export type CaseEvent = Extract<Event, { type: "case" }>;
export type LawEvent = Extract<Event, { type: "law" }>;
export type DiagnosisEvent = Extract<Event, { type: "diagnosis" }>;

/** What can be said of one law, and its grounds. */
export interface LawJudgement
  extends Pick<Judgement, "verdict" | "stderr" | "badMessage" | "unjudged"> {
  /** Inputs on which it was tried. */
  readonly runs: number;
  /** Inputs of which it says nothing. */
  readonly skipped: number;
  /** Inputs of which it says nothing since an answer was not finite, which another law told of before. */
  readonly not_finite?: number;
  /** The largest error, in units of what is allowed. */
  readonly ratio: number;
  /** How it is broken, in one line, or why it was not tried. */
  readonly detail?: string;
  /** The smallest input found that breaks it: the request, and what the law varies. */
  readonly counterexample?: object;
}

/** The counts that every report states of the laws. */
export interface LawSummary {
  readonly planned: number;
  readonly ran: number;
  readonly passed: number;
  readonly failed: number;
  readonly known: number;
  readonly unsupported: number;
}

/** An operation with covariances of one structure: declared, and never answered. */
export interface NeverAnswered {
  readonly operation: Requestable;
  readonly covariance_type: string;
  /** Why, in the words of the adapter or of its limits: each reason once. */
  readonly why: readonly string[];
}

/** The counts that every report states. */
export interface Summary {
  /** The run was interrupted: what was planned did not all run. */
  readonly incomplete?: true;
  /** Whether all was planned that there is; a selection of cases and laws is not. */
  readonly whole: boolean;
  readonly planned: number;
  /** Cases that were put to the implementation. */
  readonly ran: number;
  readonly passed: number;
  readonly failed: number;
  readonly unsupported: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  readonly laws: LawSummary;
  /**
   * What is declared, and was never answered: a run with any is not conformant. Empty of a selection,
   * of which limits may exclude everything.
   */
  readonly never_answered: readonly NeverAnswered[];
  readonly bad_messages: number;
  /** Answers that the suite failed to judge: a fault of its own. */
  readonly unjudged: number;
  /** Causes in the list of known failures that no case and no law shows any longer: they fail the run. */
  readonly stale_known_failures: readonly string[];
}
