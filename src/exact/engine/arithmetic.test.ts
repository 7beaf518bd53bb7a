import { describe, expect, it } from "vitest";
import { arithmetic, difference, exactText, sum, toDigits, toDouble } from "./arithmetic.ts";

/** A double as a fraction of integers: doubled until nothing is left behind the point. */
function fractionOf(value: number): { numerator: bigint; denominator: bigint } {
  let doublings = 0n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    doublings += 1n;
  }
  return { numerator: BigInt(scaled), denominator: 2n ** doublings };
}

/** Decimal text, digits and exponent, as a fraction of integers. */
function fractionOfText(text: string): { numerator: bigint; denominator: bigint } {
  const [digits, exponent = "0"] = text.split("e");
  return { numerator: BigInt(digits), denominator: 10n ** BigInt(-Number(exponent)) };
}

const awkward = [
  0.1,
  -0.1,
  1 / 3,
  5e-324,
  2.2250738585072014e-308,
  2 ** 53 - 1,
  2 ** 53 + 2,
  1.7976931348623157e308,
  -1,
  0,
];

describe("doubles enter with their exact binary value", () => {
  it.each(awkward)("%d, as a fraction of integers", (value) => {
    const exact = fractionOf(value);
    const text = fractionOfText(exactText(value));
    expect(text.numerator * exact.denominator).toBe(exact.numerator * text.denominator);
  });

  it("0.1 is a little more than one tenth", () => {
    const { math, exactly } = arithmetic(60);
    expect(exactly(0.1).toString()).toBe(
      "0.1000000000000000055511151231257827021181583404541015625",
    );
    expect(math.larger(exactly(0.1) as number, math.evaluate("1/10"))).toBe(true);
  });

  it("integers beyond 2^53 keep every digit", () => {
    const { exactly } = arithmetic(20);
    expect(toDigits(exactly(2 ** 53 - 1), 20)).toBe("9007199254740991");
    expect(toDigits(exactly(2 ** 53 + 2), 20)).toBe("9007199254740994");
  });

  it("the smallest subnormal keeps its 751 digits, whatever the precision", () => {
    const { exactly } = arithmetic(20);
    const digits = `${exactly(5e-324)}`.replace(/e.*/, "").replace(".", "");
    expect(digits).toHaveLength(751);
    expect(digits).toMatch(/^49406564584124654417.*625$/);
  });

  it("the largest double keeps its 309 digits", () => {
    const { exactly } = arithmetic(20);
    const value = exactly(Number.MAX_VALUE);
    expect(BigInt((value as { toFixed: () => string }).toFixed())).toBe(BigInt(Number.MAX_VALUE));
  });

  it.each(awkward)("%d comes back as the same double", (value) => {
    expect(toDouble(arithmetic(40).exactly(value))).toBe(value);
  });

  it("refuses what has no decimal expansion", () => {
    expect(() => exactText(Number.NaN)).toThrow("NaN has a decimal expansion");
    expect(() => exactText(Number.POSITIVE_INFINITY)).toThrow("Infinity");
  });
});

describe("arithmetic", () => {
  it("in doubles is that of JavaScript, with arrays for vectors and no complex numbers", () => {
    const doubles = arithmetic("double");
    expect(doubles.precision).toBe("double");
    expect(doubles.exactly(arithmetic(40).exactly(0.1))).toBe(0.1);
    expect(doubles.add(1, 2 ** -60)).toBe(1);
    expect(doubles.subtract(1, 0.25)).toBe(0.75);
    expect(doubles.math.evaluate("[1, 2] + 1")).toEqual([2, 3]);
    expect(doubles.math.evaluate("sqrt(-1)")).toBeNaN();
    expect(doubles.math.evaluate("1 == 1 + 1e-15")).toBe(false);
    expect(doubles.math.evaluate("Sum(n, N, n)", { N: 3 })).toBe(6);
  });

  it("works to the digits it is asked for", () => {
    expect(String(arithmetic(30).math.evaluate("1/3"))).toBe(`0.${"3".repeat(30)}`);
    expect(String(arithmetic(45).math.evaluate("1/3"))).toBe(`0.${"3".repeat(45)}`);
    expect(arithmetic("double").math.evaluate("1/3")).toBe(1 / 3);
  });

  it("in doubles, takes decimals back to doubles", () => {
    const tenth = arithmetic(40).exactly(0.1);
    expect(arithmetic("double").exactly(tenth)).toBe(0.1);
  });

  it("tells apart numbers that mathjs would take for equal", () => {
    const { math } = arithmetic(40);
    expect(math.evaluate("1 == 1 + 1e-30")).toBe(false);
    expect(String(math.det(math.evaluate("[[1e-30, 0], [0, 1e-30]]")))).toBe("1e-60");
  });
});

describe("in and out of the arithmetic", () => {
  it("a difference is right where all digits of a double agree", () => {
    const third = arithmetic(60).math.evaluate("1/3");
    // 1/3 exceeds its double by one third of 2^−54.
    expect(difference(third, 1 / 3)).toBe(2 ** -54 / 3);
    expect(difference(1 / 3, third)).toBe(-(2 ** -54) / 3);
    expect(difference(5, 3)).toBe(2);
  });

  it("a sum keeps what a sum of doubles loses", () => {
    const total = sum(1, 2 ** -60);
    expect(difference(total, 1)).toBe(2 ** -60);
    expect(toDouble(sum(3, 4))).toBe(7);
  });

  it("adds and subtracts with the digits of its precision", () => {
    const { add, subtract, exactly } = arithmetic(70);
    expect(toDouble(add(exactly(0.5), exactly(0.25)))).toBe(0.75);
    expect(toDouble(subtract(add(exactly(1), exactly(2 ** -60)), exactly(1)))).toBe(2 ** -60);
  });

  it("is made once for each precision, and tells which it is", () => {
    expect(arithmetic(31)).toBe(arithmetic(31));
    expect(arithmetic("double")).toBe(arithmetic("double"));
    expect(arithmetic(31)).not.toBe(arithmetic(32));
    expect([arithmetic(31).precision, arithmetic("double").precision]).toEqual([31, "double"]);
  });

  it("digits are significant digits, of decimals and of doubles", () => {
    const { exactly } = arithmetic(40);
    expect(toDigits(exactly(0.1), 25)).toBe("0.1000000000000000055511151");
    expect(toDigits(exactly(1234.5), 2)).toBe("1200");
    expect(toDigits(1234.5, 2)).toBe("1.2e+3");
    expect(toDigits(0.1, 20)).toBe("0.10000000000000000555");
  });

  it("a double stays the double that it is", () => {
    expect(toDouble(0.1)).toBe(0.1);
    expect(toDouble(-0)).toBe(-0);
    expect(toDouble(arithmetic(60).math.evaluate("1/10"))).toBe(0.1);
  });

  it("whole numbers and 0 are written without a sign or an exponent that they do not need", () => {
    expect(exactText(0)).toMatch(/^0/);
    expect(exactText(2 ** 52)).toBe("4503599627370496");
    expect(exactText(-(2 ** 53))).toBe("-9007199254740992");
  });

  it("names what has no decimal expansion", () => {
    expect(() => exactText(Number.NEGATIVE_INFINITY)).toThrow(
      "cannot happen: -Infinity has a decimal expansion",
    );
  });
});
