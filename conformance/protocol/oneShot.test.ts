import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { processesWith } from "./fixtures/processesWith.ts";
import type { Reply } from "./implementation.ts";
import { type AnyRequest, openOneShot } from "./oneShot.ts";

vi.setConfig({ testTimeout: 60_000 });

const path = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const about = (value: number): AnyRequest => ({
  op: "log_likelihood",
  data: [[value]],
  model: { covariance_type: "full", weights: [1], means: [[0]], covariances: [[[1]]] },
});
const requests = [1, 13, 3].map(about);
const answered = (value: number) => ({ kind: "result", result: { log_likelihood: value } });

async function replies(args: readonly string[], seconds = 20): Promise<readonly Reply[]> {
  const opened = await openOneShot([process.execPath, ...args], requests, seconds);
  if (opened.kind === "no_handshake") throw new Error(opened.detail);
  const found = [];
  for (const request of [...requests, about(4)])
    found.push(await opened.implementation.ask(request as never));
  await opened.implementation.close();
  return found;
}

const adapter = (behaviour: string) => [path("adapter.mjs"), behaviour];
const notAsked = { kind: "not_asked", why: "it was run once, and is not asked again" };

describe("a program that is run once", () => {
  it("answers all requests, on its standard input and output", async () => {
    expect(await replies(adapter("good"))).toEqual([...[1, 13, 3].map(answered), notAsked]);
  });

  it("or in files whose names it is given, in an order of its own", async () => {
    const files = [path("oneShot.mjs"), "{requests}", "{responses}"];
    expect(await replies(files)).toEqual([...[1, 13, 3].map(answered), notAsked]);
  });

  it.each([
    ["dies-at-request", { kind: "crash", detail: "ended with exit code 7" }],
    ["never-answers", { kind: "crash", detail: "gave no answer" }],
    ["ignores-sigterm", { kind: "timeout", seconds: 2 }],
    ["banner-between", undefined],
  ])("may go wrong in the middle: %s", async (behaviour, wrong) => {
    const [first, unlucky, next] = await replies(adapter(behaviour), 2);
    expect(first).toEqual(answered(1));
    if (wrong === undefined) expect(unlucky).toEqual(answered(13));
    else expect(unlucky).toMatchObject(wrong);
    if (behaviour === "dies-at-request") expect(next).toMatchObject({ kind: "crash" });
    else expect(next).toEqual(answered(3));
  });

  it.each([
    ["dies-at-start", "hello: no answer: ended with exit code 3"],
    ["half-an-introduction", "hello: is not an introduction: version: "],
    ["fifteen-digits", "sent 0.3333333333333333, 0.333333333333333 came back"],
  ])("may have no introduction worth the name: %s", async (behaviour, detail) => {
    const opened = await openOneShot([process.execPath, ...adapter(behaviour)], requests, 20);
    expect(opened).toMatchObject({
      kind: "no_handshake",
      detail: expect.stringContaining(detail),
    });
  });

  it("may not be there at all", async () => {
    expect(await openOneShot(["no-such-command"], requests, 20)).toMatchObject({
      kind: "no_handshake",
      detail: expect.stringContaining("could not be started"),
    });
  });

  it("answers twice what stands among the requests twice", async () => {
    const twice = [about(1), about(1)] as readonly AnyRequest[];
    const opened = await openOneShot([process.execPath, ...adapter("counts")], twice, 20);
    if (opened.kind === "no_handshake") throw new Error(opened.detail);
    const answers = [1, 2, 3].map(() => opened.implementation.ask(about(1) as never));
    expect(await Promise.all(answers)).toEqual([1, 2, 2].map(answered));
  });

  it("cannot be asked again", async () => {
    const opened = await openOneShot([process.execPath, ...adapter("good")], requests, 20);
    if (opened.kind === "no_handshake") throw new Error(opened.detail);
    expect(await opened.implementation.renew()).toBe(false);
  });

  it.runIf(process.platform === "linux").each([
    ["a pipe", 'rm -f "$0"; mkfifo "$0"'],
    ["a device", 'rm -f "$0"; ln -s /dev/zero "$0"'],
    ["a pipe elsewhere", 'mkfifo "$0.pipe"; ln -s "$0.pipe" "$0"'],
    ["a folder", 'mkdir "$0"'],
  ])("is not waited for where it puts %s in the place of its responses", async (_, script) => {
    const opened = await openOneShot(["sh", "-c", script, "{responses}"], requests, 20);
    expect(opened).toMatchObject({
      kind: "no_handshake",
      detail: "hello: no answer: left no regular file of responses",
    });
  });

  it("is ended when it writes without end, long before its time is over", async () => {
    const endless = "for (const line = 'x'.repeat(2 ** 20); ; ) require('fs').writeSync(1, line)";
    const opened = await openOneShot([process.execPath, "-e", endless], requests, 600, {
      maxResponsesBytes: 2 ** 24,
    });
    expect(opened).toMatchObject({
      kind: "no_handshake",
      detail: "hello: no answer: wrote more than 16 MiB of responses",
    });
  });

  it.runIf(process.platform === "linux")("ends with its files when it is interrupted", async () => {
    const controller = new AbortController();
    const marker = randomUUID();
    const opening = openOneShot([process.execPath, ...adapter("never-answers")], requests, 600, {
      signal: controller.signal,
      env: { FIXTURE_MARKER: marker },
    });
    await expect.poll(() => processesWith(marker), { timeout: 60_000 }).toHaveLength(1);
    controller.abort();
    expect(await opening).toMatchObject({ kind: "no_handshake", detail: "interrupted" });
    expect(processesWith(marker)).toEqual([]);
  });

  it.each([0, -1, Number.NaN, 2147484, Number.POSITIVE_INFINITY])(
    "is given no time that no timer can wait: %d s",
    async (seconds) => {
      await expect(openOneShot([process.execPath, "-e", ""], requests, seconds)).rejects.toThrow(
        /^seconds: is .*; a number of seconds above 0, at most 2147483, is needed/,
      );
    },
  );

  it("leaves no files behind", async () => {
    const ours = () => readdirSync(tmpdir()).filter((name) => name.startsWith("gmm-one-shot-"));
    const before = ours();
    await replies(adapter("good"));
    expect(ours()).toEqual(before);
  });
});
