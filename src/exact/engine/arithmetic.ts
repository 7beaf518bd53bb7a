import { all, type BigNumber, create, type MathJsInstance } from "mathjs";
import { invariant } from "../../model/index.ts";
import { importSums } from "./sum.ts";

/** A number of the exact reading: a decimal of the working precision, or a double. */
export type Real = BigNumber | number;

/** The arithmetic to evaluate in: so many significant decimal digits, or IEEE doubles. */
export type Precision = number | "double";

/** mathjs, set up for one precision, with the two ways in and out. */
export interface Arithmetic {
  readonly math: MathJsInstance;
  readonly precision: Precision;
  /** The same value, exactly, as a number whose operations have this precision. */
  readonly exactly: (value: Real) => Real;
  readonly add: (a: Real, b: Real) => Real;
  readonly subtract: (a: Real, b: Real) => Real;
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
  importSums(math);
  return { math, precision: "double", exactly: (value) => toDouble(value), ...sums(math) };
}

function sums(math: MathJsInstance): Pick<Arithmetic, "add" | "subtract"> {
  return {
    add: (a, b) => math.add(a as BigNumber, b as BigNumber),
    subtract: (a, b) => math.subtract(a as BigNumber, b as BigNumber),
  };
}

function decimals(digits: number): Arithmetic {
  const math = create(all, {
    number: "BigNumber",
    precision: digits,
    matrix: "Array",
    predictable: true,
    ...strict,
  });
  importSums(math);
  // The class of this precision: its constructor copies every digit, where `bignumber` would hand
  // back another precision's number as it is. The types of mathjs lack it.
  const { BigNumber } = math as unknown as {
    BigNumber: new (value: BigNumber | string) => BigNumber;
  };
  const exactly = (value: Real) =>
    new BigNumber(typeof value === "number" ? exactText(value) : value);
  return { math, precision: digits, exactly, ...sums(math) };
}

const wide = 80;

/** a − b, to the nearest double: also where the two agree in more digits than doubles have. */
export function difference(a: Real, b: Real): number {
  const { exactly, subtract } = arithmetic(wide);
  return toDouble(subtract(exactly(a), exactly(b)));
}

/** a + b, in more digits than any double has but the smallest. */
export function sum(a: Real, b: Real): Real {
  const { exactly, add } = arithmetic(wide);
  return add(exactly(a), exactly(b));
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
