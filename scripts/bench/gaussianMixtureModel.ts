import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type FullParameters, toRows } from "../../src/model/index.ts";
import { type Contestant, inThisProcess } from "./contestant.ts";

/** What is used of the package's class. */
interface Mixture {
  readonly weights: number[];
  readonly means: number[][];
  readonly covariances: number[][][];
  addPoint(point: number[]): void;
  runEM(steps: number): void;
}
type MixtureClass = new (
  start: Omit<FullParameters, "covarianceType"> & { bufferSize: number },
) => Mixture;

/** npm's `gaussian-mixture-model`, if it is installed, or else why not. */
export function gaussianMixtureModel(): Contestant | string {
  const require = createRequire(import.meta.url);
  try {
    const Mixture: MixtureClass = require("gaussian-mixture-model").default;
    const manifest = new URL(
      "../package.json",
      pathToFileURL(require.resolve("gaussian-mixture-model")),
    );
    const { version } = JSON.parse(readFileSync(manifest, "utf8"));
    return inThisProcess(`gaussian-mixture-model ${version}`, ({ data, theta }) => {
      const points = toRows(data);
      return () => {
        const mixture = new Mixture({ ...theta, bufferSize: data.rows });
        for (const point of points) mixture.addPoint(point);
        mixture.runEM(1);
        const { weights, means, covariances } = mixture;
        return { covarianceType: "full", weights, means, covariances };
      };
    });
  } catch (error) {
    return `gaussian-mixture-model is not measured: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
  }
}
