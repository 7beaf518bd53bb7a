import { readWhole } from "../files/index.ts";

const byteOrderMark = /^\ufeff/;

/**
 * What a JSON file holds.
 *
 * @throws Error naming the file, where it is missing or not JSON
 */
export function readJson(path: string): unknown {
  const text = readWhole(path).toString("utf8").replace(byteOrderMark, "");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
