import type { FullParameters } from "../../src/model/index.ts";
import type { Contestant } from "./contestant.ts";
import { problemOf, type Size } from "./problem.ts";

/** How long one measurement should take, in seconds: short steps are repeated. */
const measurement = 0.02;
/** A contestant this many times slower than we are is timed once, not every round. */
const hopeless = 20;

/** Seconds for one step, of each contestant in each round. All take turns in every round. */
export async function timesOf(
  size: Size,
  contestants: readonly Contestant[],
  rounds: number,
): Promise<number[][]> {
  const problem = problemOf(size);
  const answers: FullParameters[] = [];
  for (const contestant of contestants) answers.push(await contestant.load(problem));
  const plans = [];
  let first = 0;
  for (const [at, contestant] of contestants.entries()) {
    differs(contestant.name, answers[0], answers[at]);
    const warm = await contestant.time(1);
    const once = at > 0 && warm > hopeless * first ? warm : undefined;
    const seconds = once ?? (await contestant.time(Math.ceil((5 * measurement) / warm)));
    if (at === 0) first = seconds;
    plans.push({ contestant, once, repeats: Math.ceil(measurement / seconds) });
  }
  const times: number[][] = contestants.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, { contestant, once, repeats }] of plans.entries())
      times[at].push(once ?? (await contestant.time(repeats)));
  return times;
}

/** Says so if two contestants did not do the same: then their times mean nothing. */
function differs(name: string, a: FullParameters, b: FullParameters): void {
  const [x, y] = [a, b].map(({ means, covariances }) => [means, covariances].flat(3) as number[]);
  const gap = Math.max(...x.map((value, i) => Math.abs(value - y[i])));
  if (!(gap <= 1e-6)) console.error(`${name.split(" ")[0]} answers otherwise, by ${gap}`);
}
