import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { askFor, openFixture, withFixture } from "./fixtures/openFixture.ts";
import { commandsWith, processesWith } from "./fixtures/processesWith.ts";
import type { Reply } from "./implementation.ts";
import { openProcess } from "./openProcess.ts";
import type { ProcessOptions } from "./processOptions.ts";

vi.setConfig({ testTimeout: 120_000 });

const answered = (value: number) => ({ kind: "result", result: { log_likelihood: value } });

/** The replies to 1, to the unlucky 13, and to two more requests. */
function replies(behaviour: string, options: ProcessOptions = {}): Promise<Reply[]> {
  return withFixture(behaviour, options, async (implementation) => {
    const found: Reply[] = [];
    for (const value of [1, 13, 3, 4]) found.push(await askFor(implementation, value));
    return found;
  });
}

/** What an adapter that always misbehaves in one way is told to have done. */
function onlyReply(behaviour: string, options: ProcessOptions = {}): Promise<Reply> {
  return withFixture(behaviour, options, (implementation) => askFor(implementation, 1));
}

describe.concurrent("a conversation with a well-behaved adapter", () => {
  it("answers every request, in the order in which they were put", async () => {
    const found = await withFixture("good", {}, (implementation) =>
      Promise.all([1, 2, 3].map((value) => askFor(implementation, value))),
    );
    expect(found).toEqual([answered(1), answered(2), answered(3)]);
  });

  it("hands on the introduction", async () => {
    expect(await withFixture("good", {}, async ({ hello }) => hello.name)).toBe("fixture");
  });

  it("hands on errors with their codes, and refusals", async () => {
    expect(await onlyReply("error")).toEqual({
      kind: "error",
      code: "singular_covariance",
      message: "\\x1b[31mno",
    });
    expect(await onlyReply("unsupported")).toEqual({ kind: "unsupported", why: "no" });
  });

  it("is not disturbed by a flood on stderr", async () => {
    expect(await onlyReply("noisy-stderr")).toEqual(answered(1));
  });

  it("replies after the end that it has ended", async () => {
    const opened = await openFixture("good");
    if (opened.kind === "no_handshake") throw new Error(opened.detail);
    await opened.implementation.close();
    expect(await askFor(opened.implementation, 1)).toMatchObject({ kind: "crash" });
    await opened.implementation.close();
  });

  it("ends while a request is pending", async () => {
    const opened = await openFixture("never-answers");
    if (opened.kind === "no_handshake") throw new Error(opened.detail);
    const pending = [13, 1].map((value) => askFor(opened.implementation, value));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await opened.implementation.close();
    expect(await Promise.all(pending)).toMatchObject([{ kind: "crash" }, { kind: "crash" }]);
  });
});

describe.concurrent("a handshake fails", () => {
  it.each([
    ["dies-at-start", /^hello: ended with exit code 3$/],
    ["silent-at-start", /^hello: no answer within 1 seconds$/],
    ["banner-at-start", /^hello: .*Welcome!/],
    ["other-protocol", /^hello: speaks protocol 2, not 1$/],
    ["refuses-hello", /^hello: unsupported: hello$/],
    ["half-an-introduction", /^hello: is not an introduction: version: /],
    ["fifteen-digits", /^echo: sent 0\.3333333333333333, 0\.333333333333333 came back$/],
    ["deep-echo", /^echo: sent 0\.1, an array came back$/],
    ["deep-introduction", /^hello: is not an introduction: capabilities\.regularisation: /],
    ["deep-name", /^hello: is not an introduction: name: /],
    ["loses-an-echo", /^echo: sent 21 numbers, 20 came back$/],
  ])("with an adapter that is %s", async (behaviour, detail) => {
    const startSeconds = behaviour === "silent-at-start" ? 1 : 10;
    const opened = await openFixture(behaviour, { startSeconds });
    expect(opened).toMatchObject({ kind: "no_handshake", detail: expect.stringMatching(detail) });
  });

  it.runIf(process.platform === "linux")("and the adapter ends with it", async () => {
    const marker = randomUUID();
    await openFixture("deep-echo", { env: { FIXTURE_MARKER: marker } });
    expect(processesWith(marker)).toEqual([]);
  });

  it("and shows the last words on stderr, without their escape codes", async () => {
    const opened = await openFixture("dies-at-start");
    expect(opened).toMatchObject({ stderr: "Error: no such library \\x1b[31mlibgmm\\x1b[0m\n" });
  });

  it.each(["no-such-command-anywhere", "", "a\0b"])("with the command %j", async (command) => {
    const opened = await openProcess(command, []);
    expect(opened).toMatchObject({
      kind: "no_handshake",
      detail: expect.stringContaining("could not be started"),
    });
  });

  it("but not over a name that would clear the screen: it is spelled out", async () => {
    const name = await withFixture("escapes-in-name", {}, async ({ hello }) => hello.name);
    expect(name).toBe("\\x1b[2Jevil\\u202e");
  });
});

describe.concurrent("a request that goes wrong has a reply of its own, and only that one", () => {
  it.each<[string, object, ProcessOptions?]>([
    ["never-answers", { kind: "timeout", seconds: 2 }, { requestSeconds: 2 }],
    ["answers-late", { kind: "timeout", seconds: 2 }, { requestSeconds: 2 }],
    [
      "dies-at-request",
      {
        kind: "crash",
        detail: "ended with exit code 7",
        stderr: "segmentation fault, so to say\n",
      },
    ],
    ["killed-at-request", { kind: "crash", detail: "ended by SIGKILL" }],
    ["half-a-line", { kind: "crash", detail: "ended with exit code 0, in the middle of a line" }],
    ["closes-stdout", { kind: "crash", detail: "closed its standard output" }],
    ["wrong-id", { kind: "bad_message", detail: "answers message 4, not 3" }],
    [
      "banner-between",
      { kind: "bad_message", detail: expect.stringContaining("is not JSON: Iteration 1") },
    ],
    ["not-utf-8", { kind: "bad_message", detail: "wrote a line that is not UTF-8" }],
    [
      "endless-line",
      { kind: "bad_message", detail: "wrote a line of more than 1000000 bytes" },
      { maxLineBytes: 1e6 },
    ],
    ["has-children", { kind: "crash", detail: "ended with exit code 1" }],
    ["answers-the-one-before-once", { kind: "bad_message", detail: "answers message 2, not 3" }],
    ["ignores-sigterm", { kind: "timeout" }, { requestSeconds: 2, closeSeconds: 0.2 }],
  ])("%s", async (behaviour, wrong, options) => {
    const [first, unlucky, next, last] = await replies(behaviour, options);
    expect(first).toEqual(answered(1));
    expect(unlucky).toMatchObject(wrong);
    expect([next, last]).toEqual([answered(3), answered(4)]);
  });

  it("a line of 200 MB: no more of it is held than a line may have", async () => {
    const before = process.memoryUsage().rss;
    const [first, unlucky, next] = await replies("endless-line", { requestSeconds: 60 });
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
    expect(unlucky).toEqual({
      kind: "bad_message",
      detail: `wrote a line of more than ${64 * 2 ** 20} bytes`,
    });
    expect([first, next]).toEqual([answered(1), answered(3)]);
  });

  it("death while a long request is being written", async () => {
    const found = await withFixture("dies-while-written-to", {}, async (implementation) => {
      const long = {
        op: "log_likelihood",
        data: Array.from({ length: 500_000 }, () => [0.123456789]),
        model: { covariance_type: "full", weights: [1], means: [[0]], covariances: [[[1]]] },
      } as const;
      const asked = [() => askFor(implementation, 1), () => implementation.ask(long as never)];
      const all = [];
      for (const ask of [...asked, asked[0]]) all.push(await ask());
      return all;
    });
    expect(found).toMatchObject([
      answered(1),
      { kind: "crash", detail: "ended with exit code 4" },
      answered(1),
    ]);
  });

  it.runIf(process.platform === "linux").each(["eats-memory", "child-eats-memory"])(
    "%s: is ended above the limit",
    async (behaviour) => {
      const [first, unlucky, next] = await replies(behaviour, {
        maxMemoryBytes: 3e8,
        requestSeconds: 60,
      });
      expect(unlucky).toMatchObject({
        kind: "crash",
        detail: "used more than 286 MiB of memory",
      });
      expect([first, next]).toEqual([answered(1), answered(3)]);
    },
  );

  it.each([
    ["answers-twice", { kind: "bad_message" }],
    ["speaks-unasked", { kind: "bad_message" }],
    ["closes-stdin", { kind: "crash" }],
  ])(
    "or the next one, where the adapter misbehaves after its answer: %s",
    async (behaviour, wrong) => {
      const [first, unlucky, next, last] = await replies(behaviour);
      expect([first, unlucky]).toEqual([answered(1), answered(13)]);
      expect(next).toMatchObject(wrong);
      expect(last).toEqual(answered(4));
    },
  );

  it("dies-after-answer: every second request finds it dead", async () => {
    expect(await replies("dies-after-answer")).toMatchObject([
      answered(1),
      { kind: "crash", detail: "ended with exit code 0" },
      answered(3),
      { kind: "crash", detail: "ended with exit code 0" },
    ]);
  });

  it("restarts no oftener than it may", async () => {
    expect(await replies("dies-after-answer", { maxRestarts: 0 })).toMatchObject([
      answered(1),
      { kind: "crash", detail: "ended with exit code 0" },
      { kind: "crash", detail: "given up after 0 restarts" },
      { kind: "crash", detail: "given up after 0 restarts" },
    ]);
  });

  it("takes no other implementation for the one it began with", async () => {
    const [, , next] = await replies("other-name-each-time");
    expect(next).toMatchObject({
      kind: "bad_message",
      detail: "introduced itself differently after a restart",
    });
  });
});

describe.concurrent("an adapter that fails to answer in a row", () => {
  const asking = (behaviour: string, values: readonly number[], options: ProcessOptions = {}) =>
    withFixture(behaviour, options, async (one) => {
      const found: Reply[] = [];
      for (const value of values) found.push(await askFor(one, value));
      return found;
    });

  it("is given up with the verdict that it has, though processes are left to be tried", async () => {
    const crashes = await asking("dies-at-every-request", [1, 1, 1, 1, 1, 1]);
    expect(crashes.slice(0, 5)).toMatchObject(
      Array(5).fill({ kind: "crash", detail: "ended with exit code 7" }),
    );
    expect(crashes[5]).toEqual({
      kind: "crash",
      detail: "given up: the 5 log_likelihood requests before had no answer",
    });
    const late = await asking("never-answers-anything", [1, 1, 1, 1, 1, 1, 1], {
      requestSeconds: 1,
    });
    expect(late.slice(5)).toEqual(
      Array(2).fill({
        kind: "timeout",
        seconds: 1,
        detail: "given up: the 5 log_likelihood requests before had no answer",
      }),
    );
  });

  it("is not, where it answers in between", async () => {
    const unlucky = [13, 13, 13, 13, 1, 13, 13, 13, 13, 1];
    const found = await asking("dies-at-request", unlucky);
    expect(found.map(({ kind }) => kind)).toEqual(
      unlucky.map((value) => (value === 13 ? "crash" : "result")),
    );
  });
});

describe.concurrent("a conversation that is renewed", () => {
  it("puts the next question to a process that remembers nothing, though none may be restarted", async () => {
    const found = await withFixture("counts-its-questions", { maxRestarts: 0 }, async (one) => {
      const before = [await askFor(one, 1), await askFor(one, 1)];
      expect(await one.renew()).toBe(true);
      return [...before, await askFor(one, 1)];
    });
    expect(found).toEqual([answered(1), answered(2), answered(1)]);
  });

  it("waits for the questions before, and starts one process however often it is renewed", async () => {
    const found = await withFixture("counts-its-questions", { maxRestarts: 0 }, (one) =>
      Promise.all([askFor(one, 1), one.renew(), one.renew(), askFor(one, 1), askFor(one, 1)]),
    );
    expect(found).toEqual([answered(1), true, true, answered(1), answered(2)]);
  });

  it("still counts the restart after a breakdown", async () => {
    const found = await withFixture("dies-at-request", { maxRestarts: 0 }, async (one) => {
      await askFor(one, 13);
      await one.renew();
      return askFor(one, 1);
    });
    expect(found).toEqual({ kind: "crash", detail: "given up after 0 restarts" });
  });

  it("is over once it is closed", async () => {
    const opened = await openFixture("good");
    if (opened.kind === "no_handshake") throw new Error(opened.detail);
    await opened.implementation.close();
    expect(await opened.implementation.renew()).toBe(false);
  });
});

describe.concurrent("a time that no timer can wait", () => {
  it.each([
    ["startSeconds", 2147484],
    ["requestSeconds", Number.POSITIVE_INFINITY],
    ["requestSeconds", 0],
    ["closeSeconds", Number.NaN],
  ])("is refused by name: %s %d", async (option, seconds) => {
    await expect(openFixture("good", { [option]: seconds })).rejects.toThrow(
      `${option}: is ${seconds}; a number of seconds above 0, at most 2147483, is needed`,
    );
  });
});

describe.concurrent("a message that cannot be trusted is named", () => {
  it.each([
    ["not-json", "is not JSON: log likelihood = 1"],
    ["bare-nan", 'is not JSON: {"id":2,"result":{"log_likelihood":NaN}}'],
    ["wrong-shape", "is not a result of log_likelihood: log_likelihood: "],
    ["too-large-a-number", "is not a result of log_likelihood: log_likelihood: "],
    ["deep-nesting", "is not a result of log_likelihood: log_likelihood: "],
    ["deep-id", "is not one of {id, result}"],
    ["deep-result", "is not a result of log_likelihood: "],
    ["deep-error", "is not one of {id, result}"],
    ["deep-code", "is not one of {id, result}"],
    ["deep-unsupported", "is not one of {id, result}"],
    ["unknown-code", "is not one of {id, result}"],
    ["strings-for-numbers", "is not a result of log_likelihood: log_likelihood: "],
    ["more-than-was-asked", "is not a result of log_likelihood: "],
    ["answers-the-one-before", "answers message 1, not 2"],
    ["proto", "is not a result of log_likelihood: "],
  ])("%s", async (behaviour, detail) => {
    expect(await onlyReply(behaviour)).toMatchObject({
      kind: "bad_message",
      detail: expect.stringContaining(detail),
    });
    expect(Object.prototype).not.toHaveProperty("polluted");
  });
});

describe.runIf(process.platform === "linux")("no process is left behind", () => {
  it("by an adapter with a daemon in a session and an environment of its own", async () => {
    const marker = randomUUID();
    await withFixture("has-a-daemon", { env: { FIXTURE_MARKER: marker } }, async (one) => {
      await askFor(one, 1);
      await expect.poll(() => commandsWith(marker)).toHaveLength(1);
    });
    await expect.poll(() => commandsWith(marker)).toEqual([]);
  });

  it.each(["good", "never-answers", "ignores-sigterm", "has-children"])(
    "by %s",
    async (behaviour) => {
      const marker = randomUUID();
      const options = { requestSeconds: 2, closeSeconds: 0.3, env: { FIXTURE_MARKER: marker } };
      const seen = await withFixture(behaviour, options, async (implementation) => {
        const running = processesWith(marker).length;
        await askFor(implementation, 13);
        await askFor(implementation, 1);
        await implementation.renew();
        await askFor(implementation, 1);
        return running;
      });
      expect(seen).toBe(behaviour === "has-children" ? 3 : 1);
      await expect.poll(() => processesWith(marker)).toEqual([]);
    },
  );
});
