import type { Mutant, Outcome } from "./report.ts";

/** Survivors that no test can kill, and the one reason that they share. */
export interface Explanation {
  readonly why: string;
  readonly mutants: readonly Mutant[];
}

/** What became of the mutants of a room. */
export interface Score {
  readonly killed: number;
  /** Ended because they ran on for too long: killed, too. */
  readonly timedOut: number;
  readonly survived: number;
  /** Seen by no test: they survive, too. */
  readonly uncovered: number;
}

export interface Judgement {
  readonly score: Score;
  readonly rooms: Readonly<Record<string, Score>>;
  /** Survivors that the list does not explain. */
  readonly unexplained: readonly Mutant[];
  /** Explained survivors, of the files of the report, that are none. */
  readonly stale: readonly Mutant[];
}

const alive: readonly string[] = ["Survived", "NoCoverage"];
const key = (mutant: Mutant) => JSON.stringify([mutant.file, mutant.line, mutant.from, mutant.to]);

/** `mutants` less one of `others` for each that is the same. */
function without(mutants: readonly Mutant[], others: readonly Mutant[]): readonly Mutant[] {
  const left = others.map(key);
  return mutants.filter((mutant) => {
    const at = left.indexOf(key(mutant));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function scoreOf(outcomes: readonly Outcome[]): Score {
  const count = (wanted: string) => outcomes.filter(({ status }) => status === wanted).length;
  return {
    killed: count("Killed"),
    timedOut: count("Timeout"),
    survived: count("Survived"),
    uncovered: count("NoCoverage"),
  };
}

/** Which part of the mutants was killed, in percent. */
export function percentKilled({ killed, timedOut, survived, uncovered }: Score): number {
  const all = killed + timedOut + survived + uncovered;
  return all === 0 ? 100 : (100 * (killed + timedOut)) / all;
}

/** Holds what became of all mutants against the list of survivors that are explained. */
export function judge(
  outcomes: readonly Outcome[],
  rooms: readonly string[],
  explanations: readonly Explanation[],
): Judgement {
  const files = new Set(outcomes.map(({ mutant }) => mutant.file));
  const explained = explanations.flatMap(({ mutants }) => mutants);
  const survivors = outcomes
    .filter(({ status }) => alive.includes(status))
    .map(({ mutant }) => mutant);
  const inRoom = (room: string) =>
    outcomes.filter(({ mutant }) => mutant.file.startsWith(`${room}/`));
  return {
    score: scoreOf(outcomes),
    rooms: Object.fromEntries(rooms.map((room) => [room, scoreOf(inRoom(room))])),
    unexplained: without(survivors, explained),
    stale: without(
      explained.filter(({ file }) => files.has(file)),
      survivors,
    ),
  };
}
