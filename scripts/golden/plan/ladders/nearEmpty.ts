import { inline } from "../datasets.ts";
import { em, mStepFrom } from "../question.ts";
import { inStructures, pair, points } from "./base.ts";

const rungs = [
  { name: "1e-4", words: "10^-4", part: 1e-5 },
  { name: "1e-8", words: "10^-8", part: 1e-9 },
  { name: "1e-12", words: "10^-12", part: 1e-13 },
] as const;

/** The second component has a small part of every point, a larger one of every third. */
const almostNone = (part: number) =>
  points.map((_, n) => {
    const second = part * (n % 3 === 0 ? 1.5 : 0.75);
    return [1 - second, second];
  });

/** A component that has almost nothing: by its responsibilities, or by its weight. */
export const nearEmpty = rungs.flatMap(({ name, words, part }) =>
  inStructures(
    (structure) => ({
      source: inline(
        "near-empty",
        `near-empty-${name}`,
        `12 points, one component of N_k about ${words}`,
        points,
      ),
      model: { ...pair[structure], weights: [1 - part, part] },
      difficulty: "average",
      flags: ["near-empty"],
    }),
    [mStepFrom(almostNone(part)), em(1)],
    "an almost empty component (mlpack#479, elki#41, GMCM#10)",
  ),
);
