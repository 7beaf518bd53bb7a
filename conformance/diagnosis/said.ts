import type { GoldenCase } from "../cases/index.ts";
import {
  type AnswerCase,
  isRefusal,
  observed,
  type Quantity,
  quantitiesOf,
  runsOutOfSteps,
  toleranceOf,
} from "../cases/index.ts";
import { compareQuantity } from "../compare/index.ts";
import type { NumberTree, Reply } from "../protocol/index.ts";

import { flat, isNumbers } from "./trees.ts";

/** How a fit says that it ended. */
const endings = ["steps", "converged"] as const;
type Ending = (typeof endings)[number];

/** What can be told of a case: a quantity, how it was refused, or how a fit that runs out of steps ended. */
export type Told = Quantity | "refusal" | Ending;

/** Whether what is told is a quantity, that has a tolerance. */
export function isQuantity(told: Told): told is Quantity {
  return told !== "refusal" && !(endings as readonly Told[]).includes(told);
}

/** What is told in place of a code where nothing was refused: NaN, or six digits of what was answered. */
export const answers = { numbers: "answered ", NaN: "NaN" } as const;

/** What a reply says of a case, by quantity. */
export type Said = ReadonlyMap<Told, NumberTree | string>;

const saidIn = (answer: object): Said =>
  new Map(Object.entries(quantitiesOf(answer)) as [Quantity, NumberTree][]);

/** What an answer to a case says: of a fit that runs out of steps also how it ended. */
function saidOf(golden: GoldenCase, answer: object): Said {
  if (!runsOutOfSteps(golden)) return saidIn(answer);
  const ending = answer as Readonly<Record<Ending, unknown>>;
  const told = endings.map((name) => [name, String(ending[name])] as const);
  return new Map<Told, NumberTree | string>([...saidIn(answer), ...told]);
}

/** An answer where a refusal was asked for, in short. */
function inShort(said: Said): string {
  const numbers = [...said.values()].flatMap((tree) => (isNumbers(tree) ? flat(tree) : []));
  if (numbers.some(Number.isNaN)) return answers.NaN;
  return answers.numbers + numbers.map((value) => value.toPrecision(6)).join(" ");
}

/** What a reply says; undefined where it says nothing that could be compared. */
export function saidBy(golden: GoldenCase, reply: Reply, N: number): Said | undefined {
  if (reply.kind === "error") return new Map([["refusal", reply.code]]);
  if (reply.kind !== "result") return undefined;
  if (isRefusal(golden)) return new Map([["refusal", inShort(saidIn(reply.result))]]);
  return sampled(golden, saidOf(golden, reply.result), N);
}

/** What is said of the rows that a case states, and of the sums over all, where it states no more. */
export function sampled(golden: AnswerCase, said: Said, N: number): Said {
  if (!("rows" in golden.expected)) return said;
  const all = Object.fromEntries(said) as Parameters<typeof observed>[0];
  const stated = Object.keys(quantitiesOf(golden.expected)) as Quantity[];
  return new Map(stated.map((name) => [name, observed(all, name, golden, N)]));
}

/** What the case expects, in the same form. */
export function expectedBy(golden: GoldenCase): Said {
  return isRefusal(golden)
    ? new Map([["refusal", golden.refused.codes[0]]])
    : saidOf(golden, golden.expected);
}

/** The quantities of a case that can be held together. */
export function quantitiesIn(golden: GoldenCase, ...accounts: readonly Said[]): readonly Told[] {
  const told = [...new Set(accounts.flatMap((said) => [...said.keys()]))];
  const stated = (name: Told) => !isRefusal(golden) && name in golden.tolerance;
  return told.filter((name) => !isQuantity(name) || stated(name));
}

/** Numbers that are no numbers in both places agree. */
function withoutCommonNaN(got: NumberTree, other: NumberTree): NumberTree {
  if (typeof got === "number") return Number.isNaN(got) && Number.isNaN(other) ? 0 : got;
  return got.map((entry, i) =>
    typeof other === "number" || other[i] === undefined ? entry : withoutCommonNaN(entry, other[i]),
  );
}

/** How far two accounts of one quantity are apart. */
export interface Distance {
  /** In units of the case's tolerance. */
  readonly ratio: number;
  /** The digits on which they agree. */
  readonly digits: number;
}

const same: Distance = { ratio: 0, digits: 16 };
const other: Distance = { ratio: Infinity, digits: 0 };

/** Whether two ways to refuse are one: the same code, or two that are both right. */
function areAlike(golden: GoldenCase, a: string, b: string): boolean {
  const codes: readonly string[] = isRefusal(golden) ? golden.refused.codes : [];
  return a === b || (codes.includes(a) && codes.includes(b));
}

/** The distance between what two replies say of one quantity of a case. */
export function distanceIn(golden: GoldenCase, quantity: Told, a: Said, b: Said): Distance {
  const [first, second] = [a.get(quantity), b.get(quantity)];
  if (first === undefined || second === undefined) return first === second ? same : other;
  if (typeof first === "string" || typeof second === "string")
    return areAlike(golden, String(first), String(second)) ? same : other;
  const { ratio, digits } = compareQuantity(
    quantity as Quantity,
    withoutCommonNaN(first, second),
    withoutCommonNaN(second, first),
    toleranceOf(golden as AnswerCase, quantity as Quantity),
  );
  return { ratio, digits };
}
