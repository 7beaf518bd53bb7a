// The built-in implementation as an adapter process: `node conformance/adapters/float64/process.mjs`.
import { tsImport } from "tsx/esm/api";
import { AdapterError, serve, Unsupported } from "../kits/javascript/gmm_adapter.mjs";

const { float64Adapter } = await tsImport("./adapter.ts", import.meta.url);
const implementation = float64Adapter();

async function ask({ id, ...request }) {
  const reply = await implementation.ask(request);
  if (reply.kind === "result") return reply.result;
  if (reply.kind === "unsupported") throw new Unsupported(reply.why);
  throw new AdapterError(reply.code ?? "internal", reply.message ?? reply.detail);
}

const functions = implementation.hello.capabilities.operations.map((op) => [op, ask]);
await serve(implementation.hello, Object.fromEntries(functions));
