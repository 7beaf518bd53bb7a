import { expect, it } from "vitest";
import { largestDifference } from "../agreement.ts";
import { float64Adapter } from "../float64/adapter.ts";
import { questions } from "../questions.ts";
import { exactAdapter } from "./adapter.ts";

const exact = exactAdapter(40);
const supported = questions.filter(({ op }) => exact.hello.capabilities.operations.includes(op));

it.each(supported)("agrees with float64 on $op, $model.covariance_type", async (question) => {
  const reply = await exact.ask(question);
  expect(reply).toMatchObject({ kind: "result" });
  expect(largestDifference(reply, await float64Adapter().ask(question))).toBeLessThan(1e-13);
});

it("declares no fit, and has none", async () => {
  const fit = questions.find(({ op }) => op === "fit");
  expect(fit && (await exact.ask(fit))).toMatchObject({ kind: "unsupported" });
});
