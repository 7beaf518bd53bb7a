import type { Reply } from "./implementation.ts";
import { describeIssues } from "./issues.ts";
import { answer, type Requestable, type ResultOf, resultSchemas } from "./messages.ts";
import { printable } from "./printable.ts";
import { describeThrown } from "./thrown.ts";

/** What a line says, before the result is known to be of the right shape. */
type Said =
  | { readonly kind: "result"; readonly result: unknown }
  | Extract<Reply, { kind: "error" | "unsupported" | "bad_message" }>;

const forms = "{id, result}, {id, error: {code, message}} or {id, unsupported}";

function badMessage(detail: string) {
  return { kind: "bad_message", detail: printable(detail) } as const;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Reads what may be anything: what cannot even be looked at, being nested too deep, is a bad message. */
function looked<Value>(read: () => Value) {
  try {
    return read();
  } catch (error) {
    return badMessage(`cannot be read: ${describeThrown(error)}`);
  }
}

/** What `line` answers to the message `id`. Never throws. */
export function readAnswer(line: string, id: number): Said {
  return looked(() => answerIn(line, id));
}

function answerIn(line: string, id: number): Said {
  const value = parsed(line);
  if (value === undefined) return badMessage(`is not JSON: ${printable(line, 200)}`);
  const checked = answer.safeParse(value);
  if (!checked.success) return badMessage(`is not one of ${forms}: ${printable(line, 200)}`);
  const said = checked.data;
  if (said.id !== id) return badMessage(`answers message ${said.id}, not ${id}`);
  if ("error" in said)
    return { kind: "error", code: said.error.code, message: printable(said.error.message) };
  if ("unsupported" in said) return { kind: "unsupported", why: printable(said.unsupported) };
  return { kind: "result", result: said.result };
}

/** `result` as a reply to `op`, once it has the shape that `op` answers. Never throws. */
export function readResult<Op extends Requestable>(op: Op, result: unknown): Reply<Op> {
  return looked(() => resultOf(op, result));
}

function resultOf<Op extends Requestable>(op: Op, result: unknown): Reply<Op> {
  const checked = resultSchemas[op].safeParse(result);
  return checked.success
    ? { kind: "result", result: checked.data as ResultOf<Op> }
    : badMessage(`is not a result of ${op}: ${describeIssues(checked.error)}`);
}
