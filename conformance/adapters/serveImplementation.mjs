import { AdapterError, serve, Unsupported } from "./kits/javascript/gmm_adapter.mjs";

/** Serves an implementation of this package as an adapter process. */
export async function serveImplementation(implementation) {
  const ask = async ({ id, ...request }) => {
    const reply = await implementation.ask(request);
    if (reply.kind === "result") return reply.result;
    if (reply.kind === "unsupported") throw new Unsupported(reply.why);
    throw new AdapterError(reply.code ?? "internal", reply.message ?? reply.detail);
  };
  const functions = implementation.hello.capabilities.operations.map((op) => [op, ask]);
  await serve(implementation.hello, Object.fromEntries(functions));
}
