import seedrandom from "seedrandom";
import { asWritten } from "../model/index.ts";
import { refuse } from "./arguments.ts";

/** A stream of numbers uniform on [0, 1); each call gives the next one. */
export type RandomSource = () => number;

/** What fixes a stream: a text or a number, or a stream to go on with. `1` and `"1"` are the same. */
export type Seed = string | number | RandomSource;

/** How many bytes of a key ARC4 reads. */
const keyLength = 256;

const loneSurrogate = /\p{Surrogate}/u;

/**
 * The key of a seed, ended by a blank, which no percent-encoded seed contains. ARC4 repeats a key up
 * to its length: without an end "11" would be "1". (Filled up with blanks instead, keys that differ
 * in their first bytes only would often lead to the same stream.)
 */
function keyOf(seed: string | number): string {
  const text = String(seed);
  if (text === "" || loneSurrogate.test(text))
    refuse("seed", `is ${JSON.stringify(text)}, not a well-formed text of at least 1 character`);
  const key = encodeURIComponent(text);
  if (key.length >= keyLength)
    refuse("seed", `has ${key.length} bytes when percent-encoded, not at most ${keyLength - 1}`);
  return `${key} `;
}

/**
 * The stream of uniform numbers that a seed fixes: ARC4, integer arithmetic only, the same on every
 * platform. A stream is returned as it is, to be continued. `Math.random` is neither read nor changed.
 *
 * @throws GmmError `invalid_input` for a seed that is empty, not finite, not well formed, or of more
 * than 255 bytes when percent-encoded
 */
export function randomSource(seed: Seed): RandomSource {
  if (typeof seed === "function") return seed;
  if (typeof seed === "string") return seedrandom(keyOf(seed));
  if (!Number.isFinite(seed))
    refuse("seed", `is ${asWritten(seed)}, not a text or a finite number`);
  return seedrandom(keyOf(seed));
}
