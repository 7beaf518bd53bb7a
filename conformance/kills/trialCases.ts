import { type Corpus, type GoldenCase, isRefusal, runsOutOfSteps, sizeOf } from "../cases/index.ts";

const smallest = 1000;
/** Cases with known parameters are few among the smallest. */
const smallestKnown = 4000;
const fitsTried = 2;
/** A fit that contracts faster than this ends where it does whatever stops it. */
const slow = 0.5;

const holds = ({ input }: GoldenCase) =>
  ((("known" in input && input.known) || []) as []).length > 0;

/** ρ of a fit's certificate. */
function contractionOf(golden: GoldenCase): number {
  return isRefusal(golden) ? 0 : (golden.certificate.fixed_point?.contraction ?? 0);
}

/** The cases on which mutants are tried: the small ones of every operation, and the smallest slow fits. */
export function trialCases(corpus: Corpus): readonly GoldenCase[] {
  const sized = corpus.cases.map((golden) => ({ golden, size: sizeOf(golden, corpus) }));
  const isFit = ({ golden }: (typeof sized)[number]) =>
    golden.operation === "fit" && !isRefusal(golden) && !runsOutOfSteps(golden);
  const small = sized.filter(
    (one) => !isFit(one) && one.size <= (holds(one.golden) ? smallestKnown : smallest),
  );
  const fits = sized
    .filter((one) => isFit(one) && !holds(one.golden) && contractionOf(one.golden) > slow)
    .sort((a, b) => a.size - b.size);
  return [...small, ...fits.slice(0, fitsTried)].map(({ golden }) => golden);
}
