// Speaks the protocol of gmm-conformance (version 1), so that an adapter is only functions:
//
//   import { AdapterError, serve, Unsupported } from "./gmm_adapter.mjs";
//   serve(
//     { name: "mine", version: "1.0", language: "JavaScript", issues: "https://...", capabilities },
//     { e_step: ({ data, model }) => ({ responsibilities: ... }), ... },
//   );
//
// Numbers arrive and leave as plain numbers, NaN and the infinities included. console.log goes to
// stderr, because stdout belongs to the protocol.
import { createInterface } from "node:readline";

const codes = [
  "invalid_input",
  "singular_covariance",
  "empty_component",
  "not_converged",
  "internal",
];
const names = new Map(["NaN", "Infinity", "-Infinity"].map((name) => [name, Number(name)]));

/** An error that the protocol has a code for. */
export class AdapterError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** Thrown by an operation for what the implementation cannot do. */
export class Unsupported extends Error {}

/** Names of numbers become numbers, inside arrays only: elsewhere strings are strings. */
function decode(_key, value) {
  return Array.isArray(value) ? value.map((entry) => names.get(entry) ?? entry) : value;
}

function encode(_key, value) {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

async function answerTo(request, operations) {
  if (!Object.hasOwn(operations, request.op)) return { unsupported: `there is no ${request.op}` };
  try {
    return { result: await operations[request.op](request) };
  } catch (error) {
    if (error instanceof Unsupported) return { unsupported: error.message };
    if (!codes.includes(error?.code)) console.error(error);
    const code = codes.includes(error?.code) ? error.code : "internal";
    return { error: { code, message: String(error?.message ?? error) } };
  }
}

/** Answers requests until `bye` or the end of the input. */
export async function serve(introduction, operations) {
  const say = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const all = {
    ...operations,
    hello: () => ({ protocol: 1, ...introduction }),
    echo: ({ values }) => ({ values }),
  };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const request = JSON.parse(line, decode);
    if (request.op === "bye") break;
    say(`${JSON.stringify({ id: request.id, ...(await answerTo(request, all)) }, encode)}\n`);
  }
  process.stdin.destroy();
}
