import { expect, it } from "vitest";
import { equations as catalogue } from "../../src/exact/equations/index.ts";
import { chaptersOf, splicingFaults } from "./faults.ts";

const equations = catalogue.filter(({ number }) => ["9.23", "9.26"].includes(number));
const marker = (number: string) => `<!-- eq ${number} -->\n$$\nformula\n$$\n<!-- /eq -->\n`;

it("chaptersOf resolves aliases", () => {
  const found = chaptersOf({ "a.md": marker("9.13"), "b.md": marker("9.26") }, equations);
  expect([...found]).toEqual([
    ["9.23", ["a.md"]],
    ["9.26", ["b.md"]],
  ]);
});

it("no faults where every entry stands once", () => {
  expect(splicingFaults({ "a.md": marker("9.23") + marker("9.26") }, equations)).toEqual([]);
});

it("an entry that stands nowhere, or twice, is a fault", () => {
  const chapters = { "a.md": marker("9.23"), "b.md": marker("9.13") };
  expect(splicingFaults(chapters, equations)).toEqual([
    "(9.23): spliced 2 times (a.md, b.md)",
    "(9.26): no chapter splices it",
  ]);
});

it("a formula that somebody typed is a fault", () => {
  const typed = { "a.md": `${marker("9.23")}${marker("9.26")}$$\nx = 1\n$$` };
  expect(splicingFaults(typed, equations)).toEqual([
    "a.md: displays a formula that is not spliced from src/exact",
  ]);
});
