import { CommanderError } from "commander";
import { GmmError } from "../../src/model/index.ts";
import { exitCodes, gravest } from "../check/index.ts";
import { describeSystemError, isAboutThePath, isSystemError, Unwritable } from "../files/index.ts";
import { printableLines } from "../protocol/printable.ts";

/** The exit code, and what is said. */
interface Conclusion {
  readonly code: number;
  /** Empty where it was said already. */
  readonly message: string;
}

const mostFrames = 6;

/** No line that is said is longer: it may quote what somebody else wrote. */
const longest = 2000;

/** A fault of this program, with what its authors need to find it. */
function ourFault(error: unknown): Conclusion {
  const told = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  const lines = told.split("\n").slice(0, mostFrames);
  const message = [
    "this is a fault of gmm-conformance, and no verdict; please report it with these lines:",
    ...lines.map((line) => `  ${line.trim()}`),
  ];
  return { code: exitCodes.fault, message: message.join("\n") };
}

/** Errors that are raised on purpose: they say what is wrong with the command line or with a file. */
function isComplaint(error: unknown): error is Error {
  return (
    error instanceof GmmError ||
    (error instanceof Error && Object.getPrototypeOf(error) === Error.prototype)
  );
}

/** What an error that ended a command means. */
export function conclusionOf(error: unknown): Conclusion {
  if (error instanceof CommanderError)
    return {
      code: error.exitCode === 0 ? exitCodes.conformant : exitCodes.wrongUsage,
      message: "",
    };
  if (error instanceof Unwritable) return { code: exitCodes.fault, message: error.message };
  if (isSystemError(error)) {
    const code = isAboutThePath(error) ? exitCodes.wrongUsage : exitCodes.fault;
    return { code, message: describeSystemError(error) };
  }
  if (isComplaint(error)) return { code: exitCodes.wrongUsage, message: error.message };
  return ourFault(error);
}

/** Says what an error means, and sets the exit code, unless a graver one is set already. */
export function conclude(error: unknown): void {
  const { code, message } = conclusionOf(error);
  if (message !== "") process.stderr.write(`${printableLines(message, longest)}\n`);
  process.exitCode = gravest([Number(process.exitCode ?? 0), code]);
}
