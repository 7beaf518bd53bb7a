import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readAnswer, readResult } from "./answers.ts";
import { echoFault, echoMessage } from "./echo.ts";
import { markerName } from "./escapees.ts";
import { readable } from "./handshake.ts";
import type { Implementation, Reply } from "./implementation.ts";
import { describeIssues } from "./issues.ts";
import { watchMemory } from "./memoryWatch.ts";
import { echo, hello, protocolVersion, type Requestable, type RequestOf } from "./messages.ts";
import type { Opened } from "./openProcess.ts";
import { printable, printableLines } from "./printable.ts";
import { endGroup, watchGroup } from "./processGroup.ts";
import { type Patience, type ProcessOptions, patienceOf } from "./processOptions.ts";
import { inMiB, readResponses, tooManyResponses } from "./responsesFile.ts";
import { watchSize } from "./sizeWatch.ts";
import { temporaryFolder } from "./temporaryFolder.ts";
import { textTail } from "./textTail.ts";
import { describeThrown } from "./thrown.ts";
import { checkSeconds } from "./waiting.ts";

/** A request of any kind. */
export type AnyRequest = { readonly [Op in Requestable]: RequestOf<Op> }[Requestable];

/** The words of a command that stand for the two files. */
const places = { requests: "{requests}", responses: "{responses}" } as const;

const [helloId, echoId, firstId] = [0, 1, 2];
const stderrBytes = 8192;

const noHandshake = (detail: string) => ({ kind: "no_handshake", detail, stderr: "" }) as const;
const interrupted = noHandshake("interrupted");

/** How a program that was run once ended. */
interface Ending {
  /** What was wrong with it, if anything was. */
  readonly breakdown?: Extract<Reply, { kind: "crash" | "timeout" }>;
  readonly stderr: string;
}

/** An ending with what else was wrong, where nothing was before. */
function withBreakdown(ending: Ending, detail: string): Ending {
  return { breakdown: { kind: "crash", detail }, ...ending };
}

/** Runs a program from beginning to end, without a shell, its group ended with it. */
function runOnce(
  command: string,
  args: readonly string[],
  files: { readonly requests: string; readonly responses: string },
  seconds: number,
  patience: Patience,
): Promise<Ending> {
  const { maxMemoryBytes, maxResponsesBytes, signal: stop, cwd } = patience;
  const words = textTail(stderrBytes);
  const marker = randomUUID();
  const placed = args.map((word) =>
    word === places.requests ? files.requests : word === places.responses ? files.responses : word,
  );
  const hasPlaces = (place: string) => args.includes(place);
  return new Promise((resolve) => {
    let breakdown: Ending["breakdown"];
    const opened = [
      hasPlaces(places.requests) ? "ignore" : openSync(files.requests, "r"),
      hasPlaces(places.responses) ? "ignore" : openSync(files.responses, "w"),
    ] as const;
    const child = spawn(command, placed, {
      detached: true,
      stdio: [...opened, "pipe"],
      cwd,
      env: { ...process.env, ...patience.env, [markerName]: marker },
    });
    for (const fd of opened) if (fd !== "ignore") closeSync(fd);
    const over = () =>
      resolve({ ...(breakdown && { breakdown }), stderr: printableLines(words.text()) });
    child.stderr?.on("data", (chunk: Buffer) => words.add(chunk)).on("error", () => undefined);
    if (child.pid === undefined) {
      child.once("error", (error) => {
        breakdown = { kind: "crash", detail: `could not be started: ${printable(error.message)}` };
        over();
      });
      return;
    }
    const group = watchGroup(child.pid, marker);
    const timer = setTimeout(() => {
      breakdown ??= { kind: "timeout", seconds };
      endGroup(group);
    }, seconds * 1000);
    const endBecause = (detail: string) => {
      breakdown ??= { kind: "crash", detail };
      endGroup(group);
    };
    const watches = [
      watchMemory(group.family, maxMemoryBytes, () =>
        endBecause(`used more than ${inMiB(maxMemoryBytes)} of memory`),
      ),
      watchSize(files.responses, maxResponsesBytes, () =>
        endBecause(tooManyResponses(maxResponsesBytes)),
      ),
    ];
    const interrupt = () => endBecause("interrupted");
    stop?.addEventListener("abort", interrupt, { once: true });
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      stop?.removeEventListener("abort", interrupt);
      for (const unwatch of watches) unwatch();
      endGroup(group);
      child.stderr?.destroy();
      const how = signal === null ? `ended with exit code ${code}` : `ended by ${signal}`;
      if (code !== 0) breakdown ??= { kind: "crash", detail: how };
      over();
    });
  });
}

/** Why a program that was run once has not introduced itself, if it has not. */
function introductionIn(lines: ReadonlyMap<number, string>, ending: Ending) {
  const line = lines.get(helloId);
  if (line === undefined) {
    const { breakdown } = ending;
    const how =
      breakdown?.kind === "timeout" ? `${breakdown.seconds} s are over` : breakdown?.detail;
    return { why: `hello: no answer${how === undefined ? "" : `: ${how}`}` };
  }
  const said = readAnswer(line, helloId);
  if (said.kind !== "result") return { why: "hello: is not an introduction" };
  const checked = hello.safeParse(said.result);
  return checked.success
    ? { hello: readable(checked.data) }
    : { why: `hello: is not an introduction: ${describeIssues(checked.error)}` };
}

function echoProblem(line: string | undefined): string | undefined {
  const said = line === undefined ? undefined : readAnswer(line, echoId);
  const checked = said?.kind === "result" ? echo.safeParse(said.result) : undefined;
  return checked?.success ? echoFault(checked.data.values) : "no answer";
}

/**
 * Has a program that cannot hold a conversation answer all requests in one go: they are written to a
 * file, the program is run, its answers are read from another. The files take the place of the words
 * `{requests}` and `{responses}` of the command; where there are none, they are its standard input and
 * output. What was not among the requests cannot be asked later.
 *
 * @throws GmmError `invalid_input` where no timer can wait for so many seconds
 */
export async function openOneShot(
  [command, ...args]: readonly [string, ...string[]],
  requests: readonly AnyRequest[],
  seconds: number,
  options: ProcessOptions = {},
): Promise<Opened> {
  checkSeconds("seconds", seconds);
  const patience = patienceOf(options);
  if (patience.signal?.aborted) return interrupted;
  const folder = temporaryFolder("gmm-one-shot-");
  const files = {
    requests: join(folder.path, "requests"),
    responses: join(folder.path, "responses"),
  };
  const texts = requests.map((request) => JSON.stringify(request));
  const said = [
    JSON.stringify({ id: helloId, op: "hello", protocol: protocolVersion }),
    echoMessage(echoId),
    ...requests.map((request, i) => JSON.stringify({ id: firstId + i, ...request })),
    JSON.stringify({ id: firstId + requests.length, op: "bye" }),
  ];
  try {
    writeFileSync(files.requests, `${said.join("\n")}\n`);
    const ended = await runOnce(command, args, files, seconds, patience);
    if (patience.signal?.aborted) return interrupted;
    const { maxLineBytes, maxResponsesBytes: maxBytes } = patience;
    const asked = new Set([helloId, echoId, ...requests.map((_, i) => firstId + i)]);
    const { lines, problem: misread } = await readResponses(files.responses, asked, {
      maxLineBytes,
      maxBytes,
    });
    const ending = misread === undefined ? ended : withBreakdown(ended, misread);
    const introduced = introductionIn(lines, ending);
    const problem = introduced.why ?? echoProblem(lines.get(echoId));
    if (introduced.hello === undefined || problem !== undefined)
      return { kind: "no_handshake", detail: problem ?? "", stderr: ending.stderr };
    const ids = idsByText(texts);
    return { kind: "open", implementation: answering(introduced.hello, ids, lines, ending) };
  } catch (error) {
    return noHandshake(`cannot be run, or read: ${describeThrown(error)}`);
  } finally {
    folder.remove();
  }
}

/** The ids of the requests, by their text, in order: what is asked twice is answered twice. */
function idsByText(texts: readonly string[]): ReadonlyMap<string, number[]> {
  const ids = new Map<string, number[]>();
  for (const [i, text] of texts.entries()) ids.set(text, [...(ids.get(text) ?? []), firstId + i]);
  return ids;
}

/** The id of the next answer to a question: the last one answers for all that come after. */
function nextOf(ids: number[]): number | undefined {
  return ids.length > 1 ? ids.shift() : ids[0];
}

/** An implementation that has answered already. */
function answering(
  introduction: Implementation["hello"],
  ids: ReadonlyMap<string, number[]>,
  lines: ReadonlyMap<number, string>,
  { breakdown, stderr }: Ending,
): Implementation {
  return {
    hello: introduction,
    async ask<Op extends Requestable>(
      request: RequestOf<Op> & { readonly op: Op },
    ): Promise<Reply<Op>> {
      const id = nextOf(ids.get(JSON.stringify(request)) ?? []);
      if (id === undefined)
        return { kind: "not_asked", why: "it was run once, and is not asked again" };
      const line = lines.get(id);
      if (line === undefined) {
        const why = breakdown ?? { kind: "crash", detail: "gave no answer" };
        return stderr === "" ? why : { ...why, stderr };
      }
      const said = readAnswer(line, id);
      return said.kind === "result" ? readResult<Op>(request.op, said.result) : said;
    },
    renew: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  };
}
