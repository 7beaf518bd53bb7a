import { exitCodes } from "../check/index.ts";

type Meanings = Readonly<Partial<Record<keyof typeof exitCodes, string>>>;

const ofEveryCommand: Meanings = {
  wrongUsage: "wrong usage",
  fault: "output cannot be written, or a fault of this program",
};

/** What the exit codes of a command mean that puts questions to an implementation. */
export const verdicts: Meanings = {
  conformant: "conformant",
  failures: "failures",
  brokenAdapter: "the adapter is broken",
  tooLittle: "nothing ran",
  interrupted: "interrupted",
};

/** The exit codes of a command, as its help lists them. */
export function exitCodeHelp(meanings: Meanings): string {
  const all: Readonly<Record<string, string>> = { ...meanings, ...ofEveryCommand };
  const listed = Object.entries(exitCodes).flatMap(([name, code]) =>
    all[name] === undefined ? [] : [`${code} ${all[name]}`],
  );
  return `\nExit codes: ${listed.join("; ")}`;
}
