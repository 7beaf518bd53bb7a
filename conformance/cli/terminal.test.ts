import { afterEach, expect, test, vi } from "vitest";
import { drawsProgress, writesColours } from "./terminal.ts";

const before = [process.stdout.isTTY, process.stderr.isTTY];

afterEach(() => {
  [process.stdout.isTTY, process.stderr.isTTY] = before;
  vi.unstubAllEnvs();
});

test.each([
  [true, "xterm", undefined, true],
  [true, "xterm", "", true],
  [false, "xterm", undefined, false],
  [true, "dumb", undefined, false],
  [true, "xterm", "1", false],
])(
  "a terminal: %s, TERM=%s, NO_COLOR=%s: colours and cursor codes: %s",
  (isTTY, kind, plain, drawn) => {
    process.stdout.isTTY = isTTY;
    process.stderr.isTTY = isTTY;
    vi.stubEnv("TERM", kind);
    vi.stubEnv("NO_COLOR", plain);
    expect([writesColours(), drawsProgress()]).toEqual([drawn, drawn]);
  },
);
