import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,conformance,scripts}/**/*.test.ts", "spec/*.spec.ts"],
    testTimeout: 60_000,
    // Also on two cores: much of the time goes into waiting for adapters.
    maxWorkers: 2,
    reporters: ["default", "json"],
    outputFile: { json: ".build/vitest.json" },
  },
});
