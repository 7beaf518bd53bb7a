import { describe, expect, it } from "vitest";
import { markersOf, splice, typedPart } from "./splice.ts";

const blocks = {
  eq: (name: string) => `the equation ${name}`,
  table: (name: string) => `a ${name}`,
};
const chapter = ["Before.", "<!-- eq 9.23 -->", "old", "<!-- /eq -->", "After."].join("\n");

describe("splice", () => {
  it("writes what is between the markers, and nothing else", () => {
    expect(splice(chapter, "a.md", blocks)).toBe(
      "Before.\n<!-- eq 9.23 -->\n\nthe equation 9.23\n\n<!-- /eq -->\nAfter.",
    );
  });

  it("changes nothing the second time", () => {
    const once = splice(chapter, "a.md", blocks);
    expect(splice(once, "a.md", blocks)).toBe(once);
  });

  it("knows several kinds of marker", () => {
    const table = "<!-- table names -->\n<!-- /table -->";
    expect(splice(table, "a.md", blocks)).toContain("a names");
  });

  it("refuses a marker that is never closed", () => {
    expect(() => splice("x\n<!-- eq 9.23 -->\ny", "a.md", blocks)).toThrow(
      "a.md:2: <!-- eq 9.23 --> is never closed by <!-- /eq -->",
    );
    const two = "<!-- eq 9.23 -->\n<!-- eq 9.24 -->\n<!-- /eq -->";
    expect(() => splice(two, "a.md", blocks)).toThrow("a.md:1");
  });

  it("says where a number stands that there is no equation of", () => {
    const none = {
      ...blocks,
      eq: () => {
        throw new Error("there is none");
      },
    };
    expect(() => splice(chapter, "a.md", none)).toThrow("a.md:2: <!-- eq 9.23 -->: there is none");
  });
});

it("markersOf lists the markers in order", () => {
  expect(markersOf(`${chapter}\n<!-- table names -->`)).toEqual([
    { kind: "eq", name: "9.23" },
    { kind: "table", name: "names" },
  ]);
});

it("typedPart leaves out what is spliced", () => {
  expect(typedPart(chapter)).not.toContain("old");
  expect(typedPart(chapter)).toContain("After.");
});
