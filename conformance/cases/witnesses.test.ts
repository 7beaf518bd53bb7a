import { join } from "node:path";
import { expect, test } from "vitest";
import { isRefusal } from "./case.ts";
import { goldenFolder, readCorpus } from "./corpus.ts";
import { readJson } from "./readJson.ts";

interface Witness {
  readonly name: string;
  readonly cases: Readonly<Record<string, { readonly verdict: string }>>;
}

const { witnesses } = readJson(join(goldenFolder, "witnesses.json")) as {
  readonly witnesses: readonly Witness[];
};
const answers = readCorpus().cases.filter((golden) => !isRefusal(golden));

test("the witnesses answer cases that there are", () => {
  const ids = new Set(answers.map(({ id }) => id));
  for (const { name, cases } of witnesses)
    expect(
      Object.keys(cases).filter((id) => !ids.has(id)),
      name,
    ).toEqual([]);
});

const failing = (id: string) =>
  witnesses.filter(({ cases }) => (cases[id]?.verdict ?? "pass") !== "pass").length;

test("a case says what was found by hand where two witnesses fail it", () => {
  const silent = answers.filter(({ id, remark }) => failing(id) >= 2 && remark === undefined);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test("and nowhere else: the second may pass by rounding on this processor, but one fails", () => {
  const idle = answers.filter(({ id, remark }) => remark !== undefined && failing(id) === 0);
  expect(idle.map(({ id }) => id)).toEqual([]);
});
