import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,conformance,scripts}/**/*.test.ts", "spec/*.spec.ts"],
    testTimeout: 60_000,
    reporters: ["default", "json"],
    outputFile: { json: ".build/vitest.json" },
  },
});
