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

test("a case says what was found by hand where two witnesses fail it, and nowhere else", () => {
  const failing = (id: string) =>
    witnesses.filter(({ cases }) => (cases[id]?.verdict ?? "pass") !== "pass").length;
  const examined = answers.filter(({ remark }) => remark !== undefined).map(({ id }) => id);
  const failed = answers.filter(({ id }) => failing(id) >= 2).map(({ id }) => id);
  expect(examined).toEqual(failed);
});
