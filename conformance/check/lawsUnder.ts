import type { Reason } from "../diagnosis/index.ts";
import { computedBy } from "../diagnosis/index.ts";
import { examined, type Violation } from "../properties/index.ts";
import { type Hello, type Implementation, inProcess } from "../protocol/index.ts";
import type { BrokenLaw } from "./lawsBroken.ts";

/** How near two wrong numbers have to be to be wrong alike, of how far they are off. */
const alike = 1e-3;

const quantityIn = (place: string) => place.replace(/\[.*/, "");

/** Whether a reason breaks a law as an implementation did: in the same number, or, where rounding is the reason, the same quantity. */
function isLikewise(seen: Violation, given: Violation, isLoss: boolean): boolean {
  if (seen.isNotFinite || given.isNotFinite) return seen.isNotFinite === given.isNotFinite;
  const [a, b] = [seen.finding, given.finding];
  if (a === undefined || b === undefined) return seen.reply?.kind === given.reply?.kind && isLoss;
  if (isLoss) return quantityIn(a.place) === quantityIn(b.place);
  return a.place === b.place && Math.abs(a.got - b.got) <= alike * Math.abs(a.got - a.expected);
}

async function breaksLikewise(
  implementation: Implementation,
  { law, fault, input }: BrokenLaw,
  isLoss: boolean,
): Promise<boolean> {
  if (!("law" in fault)) return false;
  try {
    const { violation } = await examined(law, implementation, input);
    return violation !== undefined && isLikewise(fault, violation, isLoss);
  } catch {
    return false;
  }
}

/** The names of the broken laws that a reason for failing cases explains as well: it breaks them likewise. */
export async function lawsUnder(
  { diagnosis, candidate }: Reason,
  broken: readonly BrokenLaw[],
  hello: Hello,
): Promise<readonly string[]> {
  const functions = candidate && computedBy(candidate);
  if (functions === undefined) return [];
  const implementation = inProcess(hello, functions);
  const names: string[] = [];
  for (const one of broken)
    if (await breaksLikewise(implementation, one, diagnosis.kind === "loss"))
      names.push(one.law.name);
  return names;
}
