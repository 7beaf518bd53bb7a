import { z } from "zod";

const nonFinite = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, "-Infinity": -Infinity };

/** A double as messages and files write it: a JSON number, or the name of one that JSON lacks. */
export const wireNumber = z
  .union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"])])
  .describe('a double: a number with up to 17 digits, or "NaN", "Infinity", "-Infinity"');

export type WireNumber = z.infer<typeof wireNumber>;

/** Doubles as the wire has them, nested to any depth. */
export type WireValue = WireNumber | readonly WireValue[];
/** The same as plain doubles. */
export type NumberTree = number | readonly NumberTree[];

/** `Value` with plain doubles in place of wire numbers, in the same shape. */
type Plain<Value> = Value extends WireNumber
  ? number
  : Value extends readonly (infer Entry)[]
    ? Plain<Entry>[]
    : never;
/** `Value` with wire numbers in place of plain doubles, in the same shape. */
type Wire<Value> = Value extends number
  ? WireNumber
  : Value extends readonly (infer Entry)[]
    ? Wire<Entry>[]
    : never;

function decoded(value: WireValue): NumberTree {
  if (typeof value === "number") return value;
  return typeof value === "string" ? nonFinite[value] : value.map(decoded);
}

function encoded(value: NumberTree): WireValue {
  if (typeof value !== "number") return value.map(encoded);
  return Number.isFinite(value) ? value : (String(value) as WireNumber);
}

/** The doubles that `value` stands for, in the same shape. */
export function fromWire<Value extends WireValue>(value: Value): Plain<Value> {
  return decoded(value) as Plain<Value>;
}

/** `value` as the wire writes it: NaN and the infinities by name. */
export function toWire<Value extends NumberTree>(value: Value): Wire<Value> {
  return encoded(value) as Wire<Value>;
}
