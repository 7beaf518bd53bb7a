import { describe, expect, it } from "vitest";
import { type Flag, flagNames, flags, type GoldenCase } from "../../conformance/cases/index.ts";
import { caseGroups } from "./caseGroups.ts";
import { escaped } from "./escape.ts";
import { issueLinks } from "./issues.ts";
import { flagsPage } from "./page.ts";

/** As much of a case as the page reads. */
const flagged = (id: string, ...names: readonly string[]) =>
  ({ id, flags: names }) as unknown as GoldenCase;

describe("flagsPage", () => {
  const page = flagsPage([
    flagged("a-k2-em-1", "offset", "far-start"),
    flagged("a-k2-fit", "offset"),
    flagged("b-refused", "no-rows"),
  ]);
  const section = (name: string) => page.split(`### \`${name}\`\n`)[1].split("\n#")[0];

  it.each(flagNames)("explains %s: what, and how it shows", (name) => {
    expect(section(name)).toContain(`- What: ${escaped(flags[name].about)}.`);
    expect(section(name)).toContain(`- How it shows: ${escaped(flags[name].shows)}.`);
  });

  it("says where a bug was seen, exactly where that is known", () => {
    const seen = flagNames.filter((name) => "seen" in flags[name]);
    const said = flagNames.filter((name) => section(name).includes("- Where it was seen: "));
    expect(said).toEqual(seen);
  });

  it("counts the cases that carry a flag, in its section and in the table", () => {
    expect(section("offset")).toContain("2 cases (`npx gmm-conformance list --flag offset`):");
    expect(section("far-start")).toContain("1 case (");
    expect(section("plateau")).toContain("No case carries it yet.");
    expect(page).toContain("| [`offset`](#offset) | ladder | 2 |");
    expect(page).toContain("| [`no-rows`](#no-rows) | refusal | 1 |");
  });

  it("names the cases, those of one mixture in one line", () => {
    expect(section("offset")).toContain("- `a-k2-`: `em-1`, `fit`\n");
    expect(section("far-start")).toContain("- `a-k2-em-1`\n");
    expect(section("no-rows")).toContain("- `b-refused`\n");
  });

  it("ends with one line end, and has no line but text at its end", () => {
    expect(page).toMatch(/[^\n]\n$/);
    expect(page).not.toMatch(/ \n|\n{3}/);
  });
});

describe("caseGroups", () => {
  it("cuts ids before their operation, and leaves none out", () => {
    expect(
      caseGroups(["a-m-step", "a-m-step-known-means", "b-em-20", "plain", "a-log-density"]),
    ).toEqual([
      { stem: "a", endings: ["m-step", "m-step-known-means", "log-density"] },
      { stem: "b", endings: ["em-20"] },
      { stem: "plain", endings: [""] },
    ]);
  });
});

describe("issueLinks", () => {
  it("links what is certain, and leaves the rest as text", () => {
    expect(issueLinks("elki#41, GMCM#10, ldeecke/gmm-torch#13")).toBe(
      "[elki#41](https://github.com/elki-project/elki/issues/41), GMCM#10, [ldeecke/gmm-torch#13](https://github.com/ldeecke/gmm-torch/issues/13)",
    );
  });

  it("knows the repository of everything that a flag cites, but for one", () => {
    const cited = flagNames.flatMap((name) => ((flags[name] as Flag).seen ?? "").split(", "));
    const unlinked = cited.filter((one) => one !== "" && !issueLinks(one).startsWith("["));
    expect(new Set(unlinked)).toEqual(new Set(["GMCM#10"]));
  });
});

describe("escaped", () => {
  it.each([
    ["N(x|μ)", "N(x\\|μ)"],
    ["a < b * c", "a \\< b \\* c"],
    ["N_k and x_n", "N_k and x_n"],
    ["_so_", "\\_so\\_"],
    ["E[x]", "E\\[x\\]"],
    ["so is `empty_component` *", "so is `empty_component` \\*"],
  ])("%s", (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });
});
