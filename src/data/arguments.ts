import { asWritten, GmmError } from "../model/index.ts";

/** Refuses an argument: what is wrong, where. */
export function refuse(where: string, what: string): never {
  throw new GmmError("invalid_input", where, what);
}

/** Refuses what is not a whole number of at least `least`. */
export function checkCount(value: number, least: number, where: string): void {
  if (!Number.isSafeInteger(value) || value < least)
    refuse(where, `is ${asWritten(value)}, not a whole number of at least ${least}`);
}

/** Refuses what is not a finite number. */
export function checkFinite(value: number, where: string): void {
  if (!Number.isFinite(value)) refuse(where, `is ${asWritten(value)}, not a finite number`);
}

/** Refuses what is not a finite number above 0. */
export function checkPositive(value: number, where: string): void {
  checkFinite(value, where);
  if (value <= 0) refuse(where, `is ${value}, not above 0`);
}

/** Refuses what is not a finite number of at least 0. */
export function checkNotNegative(value: number, where: string): void {
  checkFinite(value, where);
  if (value < 0) refuse(where, `is ${value}, not at least 0`);
}
