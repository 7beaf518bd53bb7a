import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import type { Implementation } from "../protocol/index.ts";
import { interruptible } from "./interruptible.ts";

const request = {
  op: "log_likelihood",
  data: [[0], [1]],
  model: { covariance_type: "spherical", weights: [1], means: [[0]], covariances: [1] },
} as const;

/** An implementation that never answers. */
const silent = { ...float64Adapter(), ask: () => new Promise(() => {}) } as Implementation;

describe("an implementation that can be interrupted", () => {
  it("answers as it does, and leaves nothing behind at the signal", async () => {
    const { signal } = new AbortController();
    const reply = await interruptible(float64Adapter(), signal).ask(request as never);
    expect(reply.kind).toBe("result");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("is renewed as it is", async () => {
    const { signal } = new AbortController();
    let renewals = 0;
    const renew = async () => ++renewals === 1;
    const implementation = interruptible({ ...float64Adapter(), renew }, signal);
    expect([await implementation.renew(), renewals]).toEqual([true, 1]);
  });

  it.each([
    ["rejects", () => Promise.reject(new TypeError("x is undefined")), "TypeError: x is undefined"],
    [
      "throws at once",
      () => {
        throw "out of luck";
      },
      'threw "out of luck"',
    ],
  ])("has crashed where it %s", async (_, ask, detail) => {
    const { signal } = new AbortController();
    const implementation = interruptible({ ...float64Adapter(), ask }, signal);
    expect(await implementation.ask(request as never)).toEqual({ kind: "crash", detail });
  });

  it("is not waited for once the signal is given, nor asked after it", async () => {
    const controller = new AbortController();
    const implementation = interruptible(silent, controller.signal);
    const waiting = implementation.ask(request as never);
    controller.abort();
    expect(await waiting).toEqual({ kind: "not_asked", why: "interrupted" });
    expect(await implementation.ask(request as never)).toEqual(await waiting);
  });
});
