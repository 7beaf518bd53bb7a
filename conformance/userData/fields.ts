import { decimalNumber } from "../../src/data/index.ts";

const commaDecimal = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

const missingCodes = new Set(["", "na", "n/a", "nan", "null", "none"]);

/** Whether a field says that its value is missing. */
export const isMissing = (field: string) => missingCodes.has(field.toLowerCase());

/** Whether a field is a number with a decimal comma. */
export const hasDecimalComma = (field: string) => field.includes(",") && commaDecimal.test(field);

/** The number in a field; undefined where it is none. Beyond the range of doubles it is infinite. */
export function numberIn(field: string, decimalComma: boolean): number | undefined {
  return decimalNumber(decimalComma && hasDecimalComma(field) ? field.replace(",", ".") : field);
}
