import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readResponses } from "./responsesFile.ts";

const folder = mkdtempSync(join(tmpdir(), "responses-"));
afterAll(() => rmSync(folder, { recursive: true }));

const limits = { maxLineBytes: 1000, maxBytes: 10_000_000 };
const line = (id: number, rest = "") => `{"id":${id},"result":{}}${rest}\n`;

function written(text: string): string {
  const path = join(folder, "responses");
  writeFileSync(path, text);
  return path;
}

describe("a file of responses", () => {
  it("keeps one line for each message that was asked, the first, and no others", async () => {
    const unasked = Array.from({ length: 100_000 }, (_, i) => line(i + 10)).join("");
    const path = written(`${unasked}${line(2)}${line(2, " ").repeat(1000)}hello\n${line(3)}`);
    const { lines, problem } = await readResponses(path, new Set([2, 3, 4]), limits);
    expect([...lines]).toEqual([
      [2, '{"id":2,"result":{}}'],
      [3, '{"id":3,"result":{}}'],
    ]);
    expect(problem).toBeUndefined();
  });

  it("is read no further than it may be, and the answers so far count", async () => {
    const path = written(`${line(2)}${line(7).repeat(200_000)}${line(3)}`);
    const few = { ...limits, maxBytes: 2 ** 20 };
    const { lines, problem } = await readResponses(path, new Set([2, 3]), few);
    expect([...lines.keys()]).toEqual([2]);
    expect(problem).toBe("wrote more than 1 MiB of responses");
  });

  it("holds no line that is too long", async () => {
    const path = written(`${line(2)}{"id":3,${" ".repeat(2 ** 21)}}\n`);
    const { lines, problem } = await readResponses(path, new Set([2, 3]), {
      ...limits,
      maxLineBytes: 2 ** 20,
    });
    expect([...lines.keys()]).toEqual([2]);
    expect(problem).toBe("wrote a line of more than 1 MiB");
  });

  it("may not be there", async () => {
    const { lines, problem } = await readResponses(join(folder, "none"), new Set([2]), limits);
    expect([lines.size, problem]).toEqual([0, "left no file of responses that can be read"]);
  });
});
