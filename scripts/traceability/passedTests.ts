import { numbersIn } from "./numbers.ts";

/** A test that passed, as far as it names equations. */
export interface PassedTest {
  readonly file: string;
  readonly title: string;
  readonly equations: readonly string[];
}

/** What is needed of the JSON report of the test runner. */
export interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly title: string;
      readonly ancestorTitles: readonly string[];
    }[];
  }[];
}

/** The numbers in the parenthesis that a title begins with. */
function cited(title: string): readonly string[] {
  const [, parenthesis] = /^\(([^)]*)\) /.exec(title) ?? [];
  return parenthesis === undefined ? [] : numbersIn(parenthesis);
}

/** The tests that passed and whose title, or that of a group they are in, begins with an equation. */
export function passedTests(report: TestReport, root: string): readonly PassedTest[] {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "passed")
      .map(({ title, ancestorTitles }) => ({
        file: name.replace(`${root}/`, ""),
        title,
        equations: [...new Set([...ancestorTitles, title].flatMap(cited))],
      }))
      .filter(({ equations }) => equations.length > 0),
  );
}

/** The test files that a report has nothing of: it is then not the report of a whole run. */
export function filesNotRun(
  report: TestReport,
  root: string,
  files: readonly string[],
): readonly string[] {
  const ran = new Set(report.testResults.map(({ name }) => name.replace(`${root}/`, "")));
  return files.filter((file) => !ran.has(file));
}
