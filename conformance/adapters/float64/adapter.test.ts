import { expect, it, vi } from "vitest";
import { withAdapter } from "../openAdapter.ts";
import { questions } from "../questions.ts";
import { float64Adapter } from "./adapter.ts";

vi.setConfig({ testTimeout: 30_000 });

it("answers every operation on every structure", async () => {
  for (const question of questions)
    expect(await float64Adapter().ask(question)).toMatchObject({ kind: "result" });
});

it("answers the same, to the last bit, from a process of its own", async () => {
  await withAdapter(process.execPath, "float64/process.mjs", async (implementation) => {
    expect(implementation.hello).toEqual(float64Adapter().hello);
    for (const question of questions)
      expect(await implementation.ask(question)).toEqual(await float64Adapter().ask(question));
  });
});

it("refuses with the code of the error", async () => {
  const [question] = questions;
  const ragged = await float64Adapter().ask({ ...question, data: [[1, 2], [3]] });
  expect(ragged).toMatchObject({ kind: "error", code: "invalid_input" });
  const empty = await float64Adapter().ask({ ...question, data: [["NaN", 2]] });
  expect(empty).toMatchObject({ kind: "error", code: "invalid_input" });
});
