import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { casePath, datasetPath, goldenFolder } from "./places.ts";

const page = readFileSync(datasetPath("x").replace("x.csv", "README.md"), "utf8");

interface FitCase {
  readonly expected: {
    readonly log_likelihood: number;
    readonly model: {
      readonly weights: readonly number[];
      readonly means: readonly (readonly number[])[];
      readonly covariances: readonly (readonly (readonly number[])[])[];
    };
  };
}

const fitOf = (folder: string, id: string) =>
  (JSON.parse(readFileSync(goldenFolder + casePath(folder, id), "utf8")) as FitCase).expected;

const written = (values: readonly number[], decimals = 4) =>
  values.map((value) => value.toFixed(decimals).replace("-", "−")).join(", ");

describe("the page about the data sets quotes the certified fits", () => {
  test("of the galaxies", () => {
    const [first, second] = fitOf("galaxies", "galaxies-full-k2-fit").model.means;
    expect(page).toContain(`${written(first)} (\`galaxies-full-k2-fit\`)`);
    expect(page).toContain(`| ${written(second)} |`);
  });

  test("of the notebook's pair", () => {
    const { model, log_likelihood } = fitOf("notebook-2d", "notebook-2d-full-k2-printed-fit");
    expect(page).toContain(`${written(model.weights)} (\`notebook-2d-full-k2-printed-fit\`)`);
    for (const mean of model.means) expect(page).toContain(`| ${written(mean)} |`);
    for (const [[a, b], [, c]] of model.covariances)
      expect(page).toContain(`| ${written([a, b, c])} |`);
    const lesser = fitOf("notebook-2d", "notebook-2d-full-k2-case-2-fit").log_likelihood;
    expect(page).toContain(`${written([lesser], 2)} in place of ${written([log_likelihood], 2)}`);
  });
});
