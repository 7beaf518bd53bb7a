import { covarianceTypes } from "../../src/model/index.ts";
import type { Capabilities } from "../protocol/index.ts";
import type { CaseEvent, NeverAnswered } from "./events.ts";

/** The verdicts on a question to which nothing came back that could be judged. */
const silent: ReadonlySet<CaseEvent["verdict"]> = new Set(["unsupported", "unanswered"]);

const reasonOf = ({ verdict, detail = "" }: CaseEvent) =>
  verdict === "unanswered" ? "every question was met with unsupported" : detail;

/**
 * What an implementation declares and did not answer once: every question that has an answer was met
 * with `unsupported`, or is excluded by its own limits.
 *
 * @param cases what was told of every case and every fit that there is
 */
export function neverAnswered(
  cases: readonly CaseEvent[],
  { operations, covariance_types }: Capabilities,
): readonly NeverAnswered[] {
  return operations.flatMap((operation) =>
    covarianceTypes
      .filter((structure) => covariance_types.includes(structure))
      .flatMap((covariance_type) => {
        const some = cases.filter(
          (event) =>
            event.asks_for === "answer" &&
            event.operation === operation &&
            event.covariance_type === covariance_type,
        );
        if (some.length === 0 || some.some(({ verdict }) => !silent.has(verdict))) return [];
        return [{ operation, covariance_type, why: [...new Set(some.map(reasonOf))] }];
      }),
  );
}
