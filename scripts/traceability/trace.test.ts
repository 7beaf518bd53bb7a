import { describe, expect, it } from "vitest";
import { equations as catalogue } from "../../src/exact/equations/index.ts";
import { matrix } from "./matrix.ts";
import { filesNotRun, passedTests, type TestReport } from "./passedTests.ts";
import { deviationFaults, type Sources, traceabilityFaults, traces } from "./trace.ts";

const assertion = (title: string, status = "passed", ancestorTitles: string[] = []) => ({
  title,
  status,
  ancestorTitles,
});
const report: TestReport = {
  testResults: [
    {
      name: "/project/spec/3-em.spec.ts",
      assertionResults: [
        assertion("(9.23) rows sum to 1"),
        assertion("(9.26) weights sum to 1", "failed"),
        assertion("holds", "passed", ["(9.24, 9.25) both readings agree"]),
        assertion("cites nothing at its start (9.27)"),
      ],
    },
    {
      name: "/project/conformance/kills/mutants.test.ts",
      assertionResults: [assertion("(9.23) is killed by a golden case")],
    },
    { name: "/project/src/exact/a.test.ts", assertionResults: [assertion("(9.13) by hand")] },
  ],
};

describe("passedTests", () => {
  it("keeps what passed and begins with an equation", () => {
    expect(passedTests(report, "/project")).toEqual([
      { file: "spec/3-em.spec.ts", title: "(9.23) rows sum to 1", equations: ["9.23"] },
      { file: "spec/3-em.spec.ts", title: "holds", equations: ["9.24", "9.25"] },
      {
        file: "conformance/kills/mutants.test.ts",
        title: "(9.23) is killed by a golden case",
        equations: ["9.23"],
      },
      { file: "src/exact/a.test.ts", title: "(9.13) by hand", equations: ["9.13"] },
    ]);
  });

  it("filesNotRun finds what a report leaves out", () => {
    expect(
      filesNotRun(report, "/project", ["spec/3-em.spec.ts", "spec/2-mixture.spec.ts"]),
    ).toEqual(["spec/2-mixture.spec.ts"]);
  });
});

const sources: Sources = {
  equations: catalogue.filter(({ number }) => ["9.16", "9.23", "9.26"].includes(number)),
  entryFiles: { "src/exact/equations/mixture.ts": 'number: "9.23"' },
  citations: [
    { file: "src/float64/eStep.ts", name: "eStep", equations: ["9.23"], deviations: ["D-1"] },
  ],
  tests: passedTests(report, "/project"),
  cases: [{ id: "one", equations: ["9.13"] }],
  chapters: { "2-mixture.md": "<!-- eq 9.13 -->\n<!-- /eq -->" },
};

describe("traces", () => {
  const [, eStep] = traces(sources);

  it("gathers what cites an equation by its number or an alias", () => {
    expect(eStep.equation.number).toBe("9.23");
    expect(eStep.entry).toBe("src/exact/equations/mixture.ts");
    expect(eStep.functions.map(({ name }) => name)).toEqual(["eStep"]);
    expect(eStep.cases.map(({ id }) => id)).toEqual(["one"]);
    expect(eStep.chapters).toEqual(["2-mixture.md"]);
  });

  it("tells laws from other tests", () => {
    expect(eStep.laws.map(({ title }) => title)).toEqual(["(9.23) rows sum to 1"]);
    expect(eStep.otherTests.map(({ title }) => title)).toEqual(["(9.13) by hand"]);
    expect(eStep.killedMutants.map(({ title }) => title)).toEqual([
      "(9.23) is killed by a golden case",
    ]);
  });

  it("are written as a table, with the laws below", () => {
    const page = matrix(traces(sources), sources.citations);
    expect(page).toContain("| (9.23) = (9.13) | implemented |");
    expect(page).toContain("[`eStep`](../src/float64/eStep.ts)");
    expect(page).toContain("| 1 | 1 | 1 | 1 | D-1 |");
    expect(page).toContain(
      "### (9.23)\n\n- (9.23) rows sum to 1 ([spec/3-em.spec.ts](../spec/3-em.spec.ts))",
    );
    expect(page).toContain("| D-1 | [`eStep`]");
  });
});

describe("traceabilityFaults", () => {
  it("names everything that an implemented equation lacks", () => {
    expect(traceabilityFaults(sources)).toEqual([
      "(9.26): no function of src/float64 carries `@eq` with it",
      "(9.26): no law in spec/*.spec.ts whose title begins with it has passed",
      "(9.26): no golden case lists it",
      "(9.26): no mutant that breaks it has been killed by a golden case",
    ]);
  });

  it("names citations of equations that there are none of", () => {
    const faults = traceabilityFaults({
      ...sources,
      equations: [],
      cases: [{ id: "two", equations: ["9.99"] }],
      chapters: {},
    });
    expect(faults).toContain(
      "src/float64/eStep.ts (eStep): cites (9.23), which is no entry of src/exact",
    );
    expect(faults).toContain("golden case two: cites (9.99), which is no entry of src/exact");
  });
});

it("deviationFaults compares tags and list, both ways", () => {
  expect(deviationFaults(sources.citations, "## D-2 something")).toEqual([
    "D-1: is tagged in src, but spec/deviations.md has none",
    "D-2: is in spec/deviations.md, but no code carries its tag",
  ]);
  expect(deviationFaults(sources.citations, "D-1")).toEqual([]);
});
