import { describe, expect, test } from "vitest";
import { judge, percentKilled } from "./judge.ts";
import { type Mutant, outcomes, type Report, withoutUntraced } from "./report.ts";

const source = ["let a = 1;", "  for (;;) {", "    a += 1;", "  }", ""].join("\n");
const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});
const report: Report = {
  files: {
    "src/one/a.ts": {
      source,
      mutants: [
        { status: "Killed", replacement: "a -= 1", location: at(3, 5, 3, 11) },
        { status: "Timeout", replacement: "{}", location: at(2, 12, 4, 4) },
        { status: "Survived", replacement: "a *= 1", location: at(3, 5, 3, 11) },
        { status: "Ignored", replacement: "2", location: at(1, 9, 1, 10) },
      ],
    },
    "src/two/b.ts": {
      source,
      mutants: [{ status: "NoCoverage", replacement: "0", location: at(1, 9, 1, 10) }],
    },
  },
};
const rooms = ["src/one", "src/two"];
const survivor: Mutant = {
  file: "src/one/a.ts",
  line: "a += 1;",
  from: "a += 1",
  to: "a *= 1",
};
const uncovered: Mutant = { file: "src/two/b.ts", line: "let a = 1;", from: "1", to: "0" };
const judged = (...mutants: Mutant[]) =>
  judge(outcomes(report), rooms, [{ why: "for the test", mutants }]);

describe("outcomes", () => {
  test("a mutant is named by its line, what is replaced, and by what, in one line each", () => {
    expect(outcomes(report).map(({ mutant }) => mutant)).toEqual([
      { ...survivor, to: "a -= 1" },
      { file: "src/one/a.ts", line: "for (;;) {", from: "{ a += 1; }", to: "{}" },
      survivor,
      uncovered,
    ]);
  });
});

describe("withoutUntraced", () => {
  test("forgets the survivors whose tests are not known, and no other mutants", () => {
    const { source, mutants } = report.files["src/one/a.ts"];
    const seenBy = (coveredBy?: string[]) => ({
      files: {
        "src/one/a.ts": {
          source,
          mutants: mutants.map((mutant) => (coveredBy ? { ...mutant, coveredBy } : mutant)),
        },
      },
    });
    expect(withoutUntraced(seenBy(["7"]))).toEqual(seenBy(["7"]));
    const rest = mutants.filter(({ status }) => status !== "Survived");
    expect(withoutUntraced(seenBy()).files["src/one/a.ts"].mutants).toEqual(rest);
    expect(withoutUntraced(seenBy([])).files["src/one/a.ts"].mutants).toHaveLength(rest.length);
  });
});

describe("judge", () => {
  test("counts what was killed, ran on, survived or was never seen, by room and in all", () => {
    const { score, rooms: byRoom } = judged();
    expect(score).toEqual({ killed: 1, timedOut: 1, survived: 1, uncovered: 1 });
    expect(byRoom["src/one"]).toEqual({ killed: 1, timedOut: 1, survived: 1, uncovered: 0 });
    expect(byRoom["src/two"]).toEqual({ killed: 0, timedOut: 0, survived: 0, uncovered: 1 });
    expect(percentKilled(score)).toBe(50);
  });

  test("names the survivors that nothing explains", () => {
    expect(judged().unexplained).toEqual([survivor, uncovered]);
    expect(judged(uncovered).unexplained).toEqual([survivor]);
    expect(judged(survivor, uncovered).unexplained).toEqual([]);
  });

  test("names the explanations of what does not survive", () => {
    const killed = { ...survivor, to: "a -= 1" };
    expect(judged(survivor, killed).stale).toEqual([killed]);
  });

  test("two of a kind want two explanations", () => {
    expect(judged(survivor, survivor).stale).toEqual([survivor]);
  });

  test("leaves explanations alone that are about files which were not tried", () => {
    expect(judged({ ...survivor, file: "src/one/c.ts" }).stale).toEqual([]);
  });
});
