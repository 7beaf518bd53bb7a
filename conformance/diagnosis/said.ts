import type { GoldenCase } from "../cases/index.ts";
import {
  type AnswerCase,
  isRefusal,
  type Quantity,
  quantitiesOf,
  toleranceOf,
} from "../cases/index.ts";
import { compareQuantity } from "../compare/index.ts";
import type { NumberTree, Reply } from "../protocol/index.ts";

import { flat, isNumbers } from "./trees.ts";

/** What can be told of a case: a quantity, or how it was refused. */
export type Told = Quantity | "refusal";

/** What is told in place of a code where nothing was refused: NaN, or six digits of what was answered. */
export const answers = { numbers: "answered ", NaN: "NaN" } as const;

/** What a reply says of a case, by quantity. */
export type Said = ReadonlyMap<Told, NumberTree | string>;

const saidIn = (answer: object): Said =>
  new Map(Object.entries(quantitiesOf(answer)) as [Quantity, NumberTree][]);

/** An answer where a refusal was asked for, in short. */
function inShort(said: Said): string {
  const numbers = [...said.values()].flatMap((tree) => (isNumbers(tree) ? flat(tree) : []));
  if (numbers.some(Number.isNaN)) return answers.NaN;
  return answers.numbers + numbers.map((value) => value.toPrecision(6)).join(" ");
}

/** What a reply says; undefined where it says nothing that could be compared. */
export function saidBy(golden: GoldenCase, reply: Reply): Said | undefined {
  if (reply.kind === "error") return new Map([["refusal", reply.code]]);
  if (reply.kind !== "result") return undefined;
  const said = saidIn(reply.result);
  if (!isRefusal(golden)) return said;
  return new Map([["refusal", inShort(said)]]);
}

/** What the case expects, in the same form. */
export function expectedBy(golden: GoldenCase): Said {
  return isRefusal(golden)
    ? new Map([["refusal", golden.refused.codes[0]]])
    : saidIn(golden.expected);
}

/** The quantities of a case that can be held together. */
export function quantitiesIn(golden: GoldenCase, ...accounts: readonly Said[]): readonly Told[] {
  const told = [...new Set(accounts.flatMap((said) => [...said.keys()]))];
  const stated = (name: Told) => !isRefusal(golden) && name in golden.tolerance;
  return told.filter((name) => name === "refusal" || stated(name));
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
