import packageJson from "../../package.json" with { type: "json" };
import { type Hello, protocolVersion } from "../protocol/index.ts";

/** How a built-in implementation introduces itself. */
export function introduction(name: string, operations: Hello["capabilities"]["operations"]): Hello {
  return {
    protocol: protocolVersion,
    name,
    version: packageJson.version,
    language: "TypeScript",
    issues: "the issues of gmm-conformance",
    capabilities: {
      operations,
      covariance_types: ["full", "tied", "diag", "spherical"],
      known: ["weights", "means", "covariances"],
      precision: "float64",
      exact_steps: { from: "parameters", minimum: 0 },
      regularisation: "none",
      nan_policy: "refuse",
    },
  };
}
