import { bugs } from "./plan/bugs.ts";
import { ladders } from "./plan/ladders/index.ts";
import { lecture } from "./plan/lecture.ts";
import { notebook } from "./plan/notebook.ts";
import { oldFaithful } from "./plan/oldFaithful.ts";
import { outOfSteps } from "./plan/outOfSteps.ts";
import { pypr } from "./plan/pypr.ts";
import { refusals } from "./plan/refusals.ts";
import { withRemark } from "./plan/remarks.ts";
import type { PlannedAnswer, PlannedRefusal } from "./plan/scenario.ts";
import { workbook } from "./plan/workbook.ts";

/** Every case that has an answer, in the order in which they are certified. */
export const plannedAnswers: readonly PlannedAnswer[] = [
  ...oldFaithful,
  ...workbook,
  ...lecture,
  ...pypr,
  ...notebook,
  ...ladders,
  ...bugs,
  ...outOfSteps,
].map(withRemark);

/** Every case that is to be refused. */
export const plannedRefusals: readonly PlannedRefusal[] = refusals;
