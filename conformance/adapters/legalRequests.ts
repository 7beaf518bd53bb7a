import { GmmError } from "../../src/model/index.ts";
import {
  describeIssues,
  type OperationFunctions,
  type Requestable,
  requestSchemas,
} from "../protocol/index.ts";

/**
 * Functions that refuse what is no request of the protocol before they compute, and say where it
 * differs from one.
 */
export function ofLegalRequests(functions: OperationFunctions): OperationFunctions {
  const entries = Object.entries(functions).map(([name, operate]) => {
    const schema = requestSchemas[name as Requestable];
    const guarded = (request: unknown) => {
      const checked = schema.safeParse(request);
      if (!checked.success)
        throw new GmmError("invalid_input", name, describeIssues(checked.error));
      return operate(request as never);
    };
    return [name, guarded];
  });
  return Object.fromEntries(entries);
}
