import { GmmError } from "../model/index.ts";

/** How files begin that are no text in UTF-8, and what they are. */
const beginnings: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0, 0], "is text in UTF-32"],
  [[0, 0, 0xfe, 0xff], "is text in UTF-32"],
  [[0xff, 0xfe], "is text in UTF-16"],
  [[0xfe, 0xff], "is text in UTF-16"],
  [[0x1f, 0x8b], "is compressed with gzip"],
  [[...ascii("BZh")], "is compressed with bzip2"],
  [[0xfd, ...ascii("7zXZ")], "is compressed with xz"],
  [[0x28, 0xb5, 0x2f, 0xfd], "is compressed with zstd"],
  [[...ascii("PK"), 3, 4], "is a zip archive, as spreadsheets (.xlsx, .ods) are"],
  [[0xd0, 0xcf, 0x11, 0xe0], "is a spreadsheet (.xls)"],
  [[...ascii("PAR1")], "is a Parquet file"],
  [[...ascii("ARROW1")], "is an Arrow file"],
  [[0x89, ...ascii("HDF")], "is an HDF5 file"],
  [[0x93, ...ascii("NUMPY")], "is a NumPy array"],
  [[...ascii("SQLite format 3")], "is an SQLite database"],
  [[...ascii("%PDF")], "is a PDF"],
];

function ascii(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function refuse(name: string, what: string): never {
  throw new GmmError("invalid_input", name, `${what}; a CSV in UTF-8 is needed`);
}

/** How much of a file shows how its characters are encoded. */
const sampled = 1000;

/** UTF-16 without a mark: of characters that ASCII has, every other byte is 0. */
function isMarklessUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampled);
  const zeros = [0, 1].map(
    (parity) => sample.filter((byte, i) => i % 2 === parity && byte === 0).length,
  );
  const half = sample.length / 2;
  return Math.max(...zeros) > 0.6 * half && Math.min(...zeros) < 0.1 * half;
}

const lineOf = (bytes: Uint8Array, place: number) =>
  1 + bytes.subarray(0, place).filter((byte) => byte === 0x0a).length;

/** Where the first line begins and ends that is not UTF-8. */
function firstWrongLine(bytes: Uint8Array): number {
  for (let from = 0, line = 1; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end + 1;
    if (decoded(bytes.subarray(from, to)) === undefined) return line;
    from = to;
  }
  return 1;
}

/** The text of some bytes in UTF-8; undefined where they are none. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The text of a CSV in UTF-8.
 *
 * @param name what to call the file in an error
 * @throws GmmError `invalid_input` for other encodings and other kinds of files, by name
 */
export function csvText(bytes: Uint8Array, name: string): string {
  const known = beginnings.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  if (known !== undefined) refuse(name, known[1]);
  if (isMarklessUtf16(bytes)) refuse(name, "is text in UTF-16");
  const zero = bytes.indexOf(0);
  if (zero >= 0)
    refuse(`${name} line ${lineOf(bytes, zero)}`, "has a NUL byte, as binary files have");
  const text = decoded(bytes);
  if (text === undefined) refuse(`${name} line ${firstWrongLine(bytes)}`, "is not UTF-8");
  return text;
}
