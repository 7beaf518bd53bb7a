import type { Reply } from "./implementation.ts";
import { describeIssues } from "./issues.ts";
import { answer, type Requestable, type ResultOf, resultSchemas } from "./messages.ts";
import { printable } from "./printable.ts";

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

/** What `line` answers to the message `id`. */
export function readAnswer(line: string, id: number): Said {
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

/** `result` as a reply to `op`, once it has the shape that `op` answers. */
export function readResult<Op extends Requestable>(op: Op, result: unknown): Reply<Op> {
  const checked = resultSchemas[op].safeParse(result);
  return checked.success
    ? { kind: "result", result: checked.data as ResultOf<Op> }
    : badMessage(`is not a result of ${op}: ${describeIssues(checked.error)}`);
}
