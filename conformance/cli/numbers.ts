import { InvalidArgumentError } from "commander";
import { longestWait } from "../protocol/index.ts";

/** A parser of numbers for an option: those for which `allowed` holds. */
function numberParser(what: string, allowed: (value: number) => boolean) {
  return (text: string): number => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (!allowed(value)) throw new InvalidArgumentError(`${what} is needed`);
    return value;
  };
}

export const seconds = numberParser(
  `a number of seconds above 0, at most ${longestWait},`,
  (value) => value > 0 && value <= longestWait,
);

export const count = numberParser(
  "a whole number from 1 on",
  (value) => Number.isSafeInteger(value) && value >= 1,
);

export const seedNumber = numberParser(
  "a whole number from 0 to 4294967295",
  (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32,
);

export const tolerance = numberParser(
  "a number from 0 on",
  (value) => Number.isFinite(value) && value >= 0,
);
