import { inline } from "../datasets.ts";
import { em, eStep, mStepFrom } from "../question.ts";
import { changed, inStructures, pair, points, shares, withMeans } from "./base.ts";

const rungs = [
  { name: "0", words: "0", offset: 0 },
  { name: "1", words: "1", offset: 1 },
  { name: "1e4", words: "10^4", offset: 1e4 },
  { name: "1e6", words: "10^6", offset: 1e6 },
  { name: "1e8", words: "10^8", offset: 1e8 },
] as const;

/** The same points farther and farther from the origin. */
export const offset = rungs.flatMap(({ name, words, offset }) =>
  inStructures(
    (structure) => ({
      source: inline(
        "offset",
        `offset-${name}`,
        `12 points at an offset of ${words}`,
        changed(points, (value) => value + offset),
      ),
      model: withMeans(pair[structure], (value) => value + offset),
      difficulty: offset > 1 ? (offset > 1e4 ? "higher" : "average") : "lower",
      flags: offset > 0 ? ["offset"] : [],
    }),
    [eStep, mStepFrom(shares), em(1)],
    "covariances in one pass cancel far from the origin (scikit-learn#30382, #4429)",
  ),
);
