// The built-in implementation as an adapter process: `node conformance/adapters/float64/process.mjs`.
import { tsImport } from "tsx/esm/api";
import { serveImplementation } from "../serveImplementation.mjs";

const { float64Adapter } = await tsImport("./adapter.ts", import.meta.url);
await serveImplementation(float64Adapter());
