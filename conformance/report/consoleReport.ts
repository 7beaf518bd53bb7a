import picocolors from "picocolors";
import {
  type CaseEvent,
  type Event,
  exitCodeOf,
  exitCodes,
  failingVerdicts,
  type Summary,
} from "../check/index.ts";
import { describeFailure } from "./failure.ts";
import { summaryTable } from "./table.ts";

const mostShown = 20;
const mostWords = 5;

type Colours = ReturnType<typeof picocolors.createColors>;

function title(event: Extract<Event, { type: "start" }>, pc: Colours): string {
  const { name, version, language, capabilities } = event.implementation;
  const { regularisation, precision } = capabilities;
  return [
    pc.bold(`${name} ${version}`) +
      ` (${language}, ${precision}, regularisation: ${regularisation})`,
    `held against ${event.planned} golden cases`,
    "",
  ].join("\n");
}

/** The end of what an adapter said before it broke down. */
function lastWords({ stderr = "" }: CaseEvent): readonly string[] {
  return stderr
    .split("\n")
    .filter((line) => line !== "")
    .slice(-mostWords);
}

function failure(event: CaseEvent, replay: (id: string) => string, pc: Colours): string {
  return [
    `${pc.red(event.verdict)} ${pc.bold(event.id)}`,
    `  ${event.title}`,
    ...describeFailure(event).map((line) => `  ${line}`),
    ...lastWords(event).map((line) => `  stderr: ${line}`),
    `  again: ${replay(event.id)}`,
  ].join("\n");
}

function knownReasons(cases: readonly CaseEvent[], pc: Colours): readonly string[] {
  const known = cases.filter(({ verdict }) => verdict === "known-failure");
  const reasons = [...new Set(known.map(({ detail }) => detail))];
  return reasons.map((reason) => {
    const count = known.filter(({ detail }) => detail === reason).length;
    return `${pc.yellow("known")} ${count === 1 ? "1 case" : `${count} cases`}: ${reason}`;
  });
}

/** What a run came to, in a word or two, as its exit code has it. */
function headline(summary: Summary, minimum: number, pc: Colours): string {
  const known = summary.verdicts["known-failure"] ?? 0;
  switch (exitCodeOf(summary, minimum)) {
    case exitCodes.conformant:
      return known > 0 ? pc.yellow("CONFORMANT BUT FOR KNOWN FAILURES") : pc.green("CONFORMANT");
    case exitCodes.brokenAdapter:
      return pc.red("BROKEN ADAPTER");
    case exitCodes.tooLittle:
      return pc.red(summary.ran === 0 ? "NOTHING RAN" : `TOO LITTLE RAN (${minimum} asked for)`);
    default:
      return pc.red("NOT CONFORMANT");
  }
}

function counts({ planned, ran, passed, failed, unsupported, verdicts }: Summary): string {
  const known = verdicts["known-failure"] ?? 0;
  return `${planned} planned, ${ran} ran, ${passed} passed, ${failed} failed, ${known} known failures, ${unsupported} unsupported`;
}

/** Where a run's text goes, and how. */
interface ConsoleOptions {
  readonly write: (text: string) => void;
  /** The command line that puts one case again. */
  readonly replay: (id: string) => string;
  /** Whether whoever reads it sees colours, as on a terminal. */
  readonly colours: boolean;
  /** How many cases have to run. */
  readonly minimum: number;
}

/** A run as text for people, written as the run goes. */
export function consoleReport({
  write,
  replay,
  colours,
  minimum,
}: ConsoleOptions): (event: Event) => void {
  const pc = picocolors.createColors(colours);
  const cases: CaseEvent[] = [];
  const end = (summary: Summary) => {
    const failures = cases.filter(({ verdict }) => failingVerdicts.has(verdict));
    write(`${summaryTable(cases)}\n\n`);
    for (const event of failures.slice(0, mostShown)) write(`${failure(event, replay, pc)}\n\n`);
    if (failures.length > mostShown)
      write(`and ${failures.length - mostShown} more (all of them: --json)\n\n`);
    for (const line of knownReasons(cases, pc)) write(`${line}\n`);
    for (const reason of summary.stale_known_failures)
      write(`${pc.red("stale")} listed as a known failure, and no case shows it: ${reason}\n`);
    write(`${headline(summary, minimum, pc)}: ${counts(summary)}\n`);
  };
  return (event) => {
    if (event.type === "start") write(`${title(event, pc)}\n`);
    if (event.type === "case") cases.push(event);
    if (event.type === "end") end(event.summary);
  };
}
