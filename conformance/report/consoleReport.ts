import picocolors from "picocolors";
import {
  type CaseEvent,
  type DiagnosisEvent,
  type Event,
  failingVerdicts,
  type LawEvent,
  type LawSummary,
  type Summary,
} from "../check/index.ts";
import { printable } from "../protocol/index.ts";
import { describeFailure } from "./failure.ts";
import { headline } from "./headline.ts";
import { describeLaw } from "./lawFailure.ts";
import { lawTable } from "./lawTable.ts";
import { reason } from "./reason.ts";
import { summaryTable } from "./table.ts";
import { isUnanswered, unansweredOf } from "./unanswered.ts";
import { unheard } from "./unheard.ts";

const mostShown = 20;
const mostWords = 5;

type Colours = ReturnType<typeof picocolors.createColors>;

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** `3 golden cases, 2 fits from own starts and 1 law`, without what there is none of. */
function plannedIn(event: Extract<Event, { type: "start" }>): string {
  const { planned, planned_own_fits: ownFits, planned_laws: laws } = event;
  const parts = [
    counted(planned - ownFits, "golden case"),
    ...(ownFits === 0 ? [] : [`${counted(ownFits, "fit")} from own starts`]),
    ...(laws === 0 ? [] : [counted(laws, "law")]),
  ];
  return parts.join(", ").replace(/, ([^,]*)$/, " and $1");
}

/** Where the fits from own starts ended, beside the best optima that are known. */
function optima(cases: readonly CaseEvent[]): readonly string[] {
  const ended = cases.flatMap(({ id, optimum }) => (optimum ? [{ id, ...optimum }] : []));
  if (ended.length === 0) return [];
  const best = ended.filter(({ rank }) => rank === "best known").length;
  const others = ended
    .filter(({ rank }) => rank !== "best known")
    .map(({ id, rank, gain }) => `  ${rank} optimum: ${id}, ${signed(gain)}`);
  return [
    `own starts: ${best} of ${ended.length} stationary fits at the best optimum known`,
    ...others,
  ];
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toPrecision(3)}`;

function title(event: Extract<Event, { type: "start" }>, pc: Colours): string {
  const { name, version, language, capabilities } = event.implementation;
  const { regularisation, precision } = capabilities;
  return [
    pc.bold(`${name} ${version}`) +
      ` (${language}, ${precision}, regularisation: ${regularisation})`,
    `checked against ${plannedIn(event)}`,
    ...(event.known_failures === undefined
      ? []
      : [`known failures: ${printable(event.known_failures)}`]),
    "",
  ].join("\n");
}

/** The end of what an adapter said before it broke down. */
function lastWords({ stderr = "" }: CaseEvent | LawEvent): readonly string[] {
  return stderr
    .split("\n")
    .filter((line) => line !== "")
    .slice(-mostWords);
}

function failure(event: CaseEvent, again: Again, pc: Colours): string {
  return [
    `${pc.red(event.verdict)} ${pc.bold(event.id)}`,
    `  ${event.title}`,
    ...describeFailure(event).map((line) => `  ${line}`),
    ...lastWords(event).map((line) => `  stderr: ${line}`),
    `  again: ${again.case(event.id)}`,
  ].join("\n");
}

function brokenLaw(event: LawEvent, again: Again, pc: Colours): string {
  return [
    `${pc.red(event.verdict)} ${pc.bold(event.law)}`,
    ...describeLaw(event).map((line) => `  ${line}`),
    ...lastWords(event).map((line) => `  stderr: ${line}`),
    `  again: ${again.law(event)}`,
  ].join("\n");
}

/** What is known to fail, by its reason: cases have one, laws may have several. */
function knownReasons(
  cases: readonly CaseEvent[],
  laws: readonly LawEvent[],
  pc: Colours,
): readonly string[] {
  const isKnown = ({ verdict }: CaseEvent | LawEvent) => verdict === "known-failure";
  const [knownCases, knownLaws] = [cases.filter(isKnown), laws.filter(isKnown)];
  const reasons = [...new Set([...knownCases, ...knownLaws].map(({ detail }) => detail))];
  return reasons.map((reason) => {
    const count = (events: readonly (CaseEvent | LawEvent)[], what: string) => {
      const some = events.filter(({ detail }) => detail === reason).length;
      return some === 0 ? [] : [counted(some, what)];
    };
    const counts = [...count(knownCases, "case"), ...count(knownLaws, "law")].join(", ");
    return `${pc.yellow("known")} ${counts}: ${reason}`;
  });
}

function describeCounts(counts: LawSummary): string {
  const { planned, ran, passed, failed, known, unsupported } = counts;
  return `${planned} planned, ${ran} ran, ${passed} passed, ${failed} failed, ${known} known failures, ${unsupported} unsupported`;
}

/** The counts of the cases, and of the laws where any were planned. */
function countsOf(summary: Summary): string {
  const known = summary.verdicts["known-failure"] ?? 0;
  const ofCases = describeCounts({ ...summary, known });
  return summary.laws.planned === 0 ? ofCases : `${ofCases}; laws: ${describeCounts(summary.laws)}`;
}

/** The command lines that put a case or a law again. */
interface Again {
  readonly case: (id: string) => string;
  readonly law: (event: LawEvent) => string;
}

/** Where a run's text goes, and how. */
interface ConsoleOptions {
  readonly write: (text: string) => void;
  readonly again: Again;
  /** Whether whoever reads it sees colours, as on a terminal. */
  readonly colours: boolean;
  /** How many cases have to run; unless told, something has to. */
  readonly minimum?: number | undefined;
}

/** A run as text for people, written as the run goes. */
export function consoleReport({
  write,
  again,
  colours,
  minimum,
}: ConsoleOptions): (event: Event) => void {
  const pc = picocolors.createColors(colours);
  const cases: CaseEvent[] = [];
  const laws: LawEvent[] = [];
  const diagnoses: DiagnosisEvent[] = [];
  const end = (summary: Summary) => {
    const isShown = (event: CaseEvent | LawEvent) =>
      failingVerdicts.has(event.verdict) && !isUnanswered(event);
    const underReasons = new Set(diagnoses.flatMap((diagnosis) => diagnosis.laws));
    const failures = cases.filter(isShown);
    const broken = laws.filter((event) => isShown(event) && !underReasons.has(event.law));
    if (cases.length > 0) write(`${summaryTable(cases)}\n\n`);
    if (laws.length > 0) write(`${lawTable(laws)}\n\n`);
    const explained = new Set(diagnoses.flatMap(({ cases: ids }) => ids));
    for (const diagnosis of diagnoses) {
      const shown = failures.find(({ id }) => id === diagnosis.cases[0]);
      write(`${reason(diagnosis, pc)}\n`);
      if (shown !== undefined) write(`${failure(shown, again, pc)}\n`);
      write("\n");
    }
    const others = failures.filter(({ id }) => !explained.has(id));
    for (const event of others.slice(0, mostShown)) write(`${failure(event, again, pc)}\n\n`);
    if (others.length > mostShown)
      write(`and ${others.length - mostShown} more (all of them: --json)\n\n`);
    for (const event of broken.slice(0, mostShown)) write(`${brokenLaw(event, again, pc)}\n\n`);
    if (broken.length > mostShown)
      write(`and ${counted(broken.length - mostShown, "more law")} (all of them: --json)\n\n`);
    const unanswered = unansweredOf(cases, laws, again.case, pc);
    for (const lines of unanswered.slice(0, mostShown)) write(`${lines}\n\n`);
    for (const line of optima(cases)) write(`${line}\n`);
    for (const line of knownReasons(cases, laws, pc)) write(`${line}\n`);
    for (const line of unheard(summary)) write(`${pc.red("never answered")} ${line}\n`);
    for (const reason of summary.stale_known_failures)
      write(
        `${pc.red("stale")} listed as a known failure, and no case or law shows it: ${reason}\n`,
      );
    write(`${headline(summary, minimum, pc)}: ${countsOf(summary)}\n`);
  };
  return (event) => {
    if (event.type === "start") write(`${title(event, pc)}\n`);
    if (event.type === "case") cases.push(event);
    if (event.type === "law") laws.push(event);
    if (event.type === "diagnosis") diagnoses.push(event);
    if (event.type === "end") end(event.summary);
  };
}
