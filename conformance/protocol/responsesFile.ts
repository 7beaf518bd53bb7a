import { constants, createReadStream, openSync } from "node:fs";
import { stat } from "node:fs/promises";
import { type LineSplitter, lineSplitter } from "./lineSplitter.ts";

/** What a file of responses holds. */
interface Responses {
  /** The first line for each message that was asked, by its id. */
  readonly lines: ReadonlyMap<number, string>;
  /** Why there may be no more lines than these. */
  readonly problem?: string;
}

/** How much is read at most. */
export interface ReadingLimits {
  readonly maxLineBytes: number;
  readonly maxBytes: number;
}

export const inMiB = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;

/** What is wrong with a program that writes more than is read of it. */
export const tooManyResponses = (maxBytes: number) =>
  `wrote more than ${inMiB(maxBytes)} of responses`;

/** An id stands at the beginning of its line. */
const idBytes = 200;

/** A stream of a regular file. Opening never waits, as it would for the other end of a pipe. */
async function regularFile(path: string) {
  if (!(await stat(path)).isFile()) return undefined;
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return createReadStream(path, { fd });
}

/**
 * Reads the answers to some messages. Other lines are no answers, and are not kept; what a program may
 * have put in the place of the file, or written in it, costs no more than a bounded amount of memory.
 *
 * @param asked the ids of the messages
 */
export async function readResponses(
  path: string,
  asked: ReadonlySet<number>,
  { maxLineBytes, maxBytes }: ReadingLimits,
): Promise<Responses> {
  const lines = new Map<number, string>();
  const utf8 = new TextDecoder();
  let problem: string | undefined;
  const splitter: LineSplitter = lineSplitter(maxLineBytes, {
    line: (bytes) => {
      const start = utf8.decode(bytes.subarray(0, idBytes));
      const id = Number(/^\s*\{\s*"id"\s*:\s*(\d+)\s*,/.exec(start)?.[1]);
      if (asked.has(id) && !lines.has(id)) lines.set(id, utf8.decode(bytes));
    },
    tooLong: () => {
      problem = `wrote a line of more than ${inMiB(maxLineBytes)}`;
    },
  });
  let read = 0;
  try {
    const file = await regularFile(path);
    if (file === undefined) return { lines, problem: "left no regular file of responses" };
    for await (const chunk of file as AsyncIterable<Buffer>) {
      read += chunk.length;
      splitter.add(chunk);
      if (read > maxBytes) problem ??= tooManyResponses(maxBytes);
      if (problem !== undefined) break;
    }
  } catch {
    problem ??= "left no file of responses that can be read";
  }
  return { lines, ...(problem !== undefined && { problem }) };
}
