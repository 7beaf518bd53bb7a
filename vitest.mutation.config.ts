import { defineConfig } from "vitest/config";

/** The tests that mutants have to face: those beside the mutated rooms, which are quick. */
export default defineConfig({
  test: {
    include: [
      "src/float64/**/*.test.ts",
      "conformance/compare/**/*.test.ts",
      "src/exact/engine/**/*.test.ts",
    ],
    testTimeout: 60_000,
  },
});
