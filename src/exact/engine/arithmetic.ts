import { all, type BigNumber, create, type MathJsInstance } from "mathjs";
import { invariant } from "../../model/index.ts";
import { importSum } from "./sum.ts";

/** A number of the exact reading: a decimal of the working precision, or a double. */
export type Real = BigNumber | number;

/** The arithmetic to evaluate in: so many significant decimal digits, or IEEE doubles. */
export type Precision = number | "double";

/** mathjs, set up for one precision, with the two ways in and out. */
export interface Arithmetic {
  readonly math: MathJsInstance;
  readonly precision: Precision;
  /** The value of a double, exactly; anything else unchanged. */
  readonly exactly: (value: Real) => Real;
}

/**
 * The decimal text of a double's exact binary value, all digits of it: m·2^e as an integer, or as
 * m·5^(−e) times 10^e where e is negative. (A double's shortest text, which mathjs and decimal.js
 * would read, is another number: 0.1 is not one tenth.)
 */
export function exactText(value: number): string {
  invariant(Number.isFinite(value), `${value} has a decimal expansion`);
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const biased = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const significand = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = Math.max(biased, 1) - 1075;
  const sign = value < 0 ? "-" : "";
  if (exponent >= 0) return `${sign}${significand << BigInt(exponent)}`;
  return `${sign}${significand * 5n ** BigInt(-exponent)}e${exponent}`;
}

const cache = new Map<Precision, Arithmetic>();

/** The arithmetic of a precision. */
export function arithmetic(precision: Precision): Arithmetic {
  const known = cache.get(precision);
  if (known !== undefined) return known;
  const made = precision === "double" ? doubles() : decimals(precision);
  cache.set(precision, made);
  return made;
}

/** mathjs takes numbers this close for equal, and so tiny ones for 0 in `det`: here none are. */
const strict = { relTol: Number.MIN_VALUE, absTol: 0 };

function doubles(): Arithmetic {
  const math = create(all, { number: "number", matrix: "Array", predictable: true, ...strict });
  importSum(math);
  return { math, precision: "double", exactly: (value) => toDouble(value) };
}

function decimals(digits: number): Arithmetic {
  const math = create(all, {
    number: "BigNumber",
    precision: digits,
    matrix: "Array",
    predictable: true,
    ...strict,
  });
  importSum(math);
  const exactly = (value: Real) =>
    typeof value === "number" ? math.bignumber(exactText(value)) : value;
  return { math, precision: digits, exactly };
}

/** The double nearest to a number of the exact reading. */
export function toDouble(value: Real): number {
  return typeof value === "number" ? value : Number(value.toString());
}

/** A number of the exact reading as decimal text of so many significant digits. */
export function toDigits(value: Real, digits: number): string {
  return typeof value === "number"
    ? value.toPrecision(digits)
    : value.toSignificantDigits(digits).toString();
}
