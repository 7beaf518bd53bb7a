import { fromWire, wireNumber } from "./numbers.ts";
import { printable } from "./printable.ts";

/** The doubles that get lost where numbers are written carelessly, as the request has them. */
const awkward: readonly string[] = [
  "0.1",
  "-0.1",
  "0.3333333333333333",
  "1.0000000000000002",
  "123456.78901234568",
  "9007199254740991",
  "9007199254740994",
  "-9007199254740994",
  "1e22",
  "1.2345678901234567e-150",
  "5e-324",
  "-5e-324",
  "2.225073858507201e-308",
  "2.2250738585072014e-308",
  "1.7976931348623157e308",
  "-1.7976931348623157e308",
  "0",
  "-0.0",
  '"NaN"',
  '"Infinity"',
  '"-Infinity"',
];

/** The echo test as a message: written by hand, because JSON.stringify knows no −0. */
export function echoMessage(id: number): string {
  return `{"id":${id},"op":"echo","values":[${awkward.join(",")}]}`;
}

/** The double that `value` writes, if it writes one. */
function doubleOf(value: unknown): number | undefined {
  const number = wireNumber.safeParse(value);
  return number.success ? fromWire(number.data) : undefined;
}

function same(a: number | undefined, b: number | undefined): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** A value as a message shows it: what is nested is named, and not looked into. */
function written(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  return Number.isFinite(value) || typeof value !== "number"
    ? printable(JSON.stringify(value), 100)
    : "a number beyond the range of doubles";
}

/** The first double that did not come back as it went, if any. −0 may come back as 0. */
export function echoFault(values: readonly unknown[]): string | undefined {
  if (values.length !== awkward.length)
    return `sent ${awkward.length} numbers, ${values.length} came back`;
  const at = awkward.findIndex((text, i) => !same(doubleOf(JSON.parse(text)), doubleOf(values[i])));
  return at < 0 ? undefined : `sent ${awkward[at]}, ${written(values[at])} came back`;
}
