import { expect, test } from "vitest";
import { run } from "./fixtures/run.ts";

test.each([["check"], ["fuzz"], ["replay", "old-faithful-full-k2-m-step"]])(
  "%s asks nobody where nothing, or an empty word, follows --",
  async (...command) => {
    for (const words of [[], [""], [" ", "x"]]) {
      const { status, stdout, stderr } = await run(...command, "--", ...words);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/command that starts an adapter/);
    }
  },
);
