import { GmmError } from "../../src/model/index.ts";
import { readResult } from "./answers.ts";
import type { Implementation, Reply } from "./implementation.ts";
import type { Hello, Requestable, RequestOf, ResultOf } from "./messages.ts";
import { printable } from "./printable.ts";
import { describeThrown } from "./thrown.ts";

/** What a function makes of a request: its result in wire form, now or later. */
type Operate<Op extends Requestable> = (
  request: RequestOf<Op>,
) => ResultOf<Op> | Promise<ResultOf<Op>>;

/** An implementation as plain functions, one for each operation that it supports. */
export type OperationFunctions = { readonly [Op in Requestable]?: Operate<Op> };

async function operate<Op extends Requestable>(
  op: Op,
  operation: Operate<Op>,
  request: RequestOf<Op>,
): Promise<Reply<Op>> {
  try {
    return readResult(op, await operation(structuredClone(request)));
  } catch (error) {
    return error instanceof GmmError
      ? { kind: "error", code: error.code, message: printable(error.message) }
      : { kind: "crash", detail: describeThrown(error) };
  }
}

/**
 * Plain functions as an implementation. A thrown `GmmError` is an answer, any other throw a crash.
 * Each function is given a copy of the request, so that nobody else sees what it does to it.
 */
export function inProcess(hello: Hello, functions: OperationFunctions): Implementation {
  return {
    hello,
    async ask<Op extends Requestable>(request: RequestOf<Op> & { readonly op: Op }) {
      const operation = functions[request.op] as Operate<Op> | undefined;
      if (operation === undefined)
        return { kind: "unsupported", why: `there is no ${request.op}` } as const;
      return operate(request.op, operation, request);
    },
    renew: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
}
