import type { CovarianceType } from "../../src/model/index.ts";

/** How large a problem is: N rows of D columns, K components of some structure. */
export interface Size {
  readonly N: number;
  readonly D: number;
  readonly K: number;
  readonly covarianceType: CovarianceType;
}

/** Half a gigabyte of doubles; a fit holds several times as much for a while. */
const mostNumbers = 2 ** 26;

/** So many multiplications take a while: what is announced. */
const manyOperations = 1e8;

/** Between two lines of progress. */
const operationsPerLine = 1e9;

const entries: Readonly<Record<CovarianceType, (size: Size) => number>> = {
  full: ({ K, D }) => K * D * D,
  tied: ({ D }) => D * D,
  diag: ({ K, D }) => K * D,
  spherical: ({ K }) => K,
};

/** The numbers that the covariances of a model have. */
function covarianceEntries(size: Size): number {
  return entries[size.covarianceType](size);
}

/** The multiplications of one step of EM. */
export function operationsPerStep({ N, D, K, covarianceType }: Size): number {
  return N * K * D * (covarianceType === "full" || covarianceType === "tied" ? D : 1);
}

/** A count as people read it: 2300, 1.5 million, 2.3e+10. */
export function roughly(count: number): string {
  if (count < 1e6) return String(Math.round(count));
  if (count < 1e9) return `${Number((count / 1e6).toPrecision(2))} million`;
  return count.toExponential(1);
}

/**
 * Refuses what cannot be held in memory, before any of it is.
 *
 * @throws Error with the numbers that it takes, and what would do
 */
export function refuseTooLarge(size: Size): void {
  const { N, D, K, covarianceType } = size;
  const [covariances, responsibilities] = [covarianceEntries(size), N * K];
  const limit = `more than the ${roughly(mostNumbers)} that fit into memory`;
  if (responsibilities > mostNumbers)
    throw new Error(
      `--components: ${K} of ${N} rows have ${roughly(responsibilities)} responsibilities, ${limit}; choose fewer components, or fewer rows`,
    );
  if (covariances > mostNumbers)
    throw new Error(
      `--covariance: ${covarianceType} covariances of K = ${K}, D = ${D} are ${roughly(covariances)} numbers, ${limit}; --covariance diag needs ${roughly(K * D)}, or choose fewer --columns`,
    );
}

/** What is told of a fit before it begins, where it takes a while; empty where it does not. */
export function announcement(size: Size, maxSteps: number, starts = 1): string {
  const operations = operationsPerStep(size);
  if (operations < manyOperations) return "";
  const { N, D, K, covarianceType } = size;
  const limit =
    starts === 1
      ? `at most ${maxSteps} steps (--max-steps)`
      : `${starts} starts (--starts), at most ${maxSteps} steps each`;
  return `${N} rows, D = ${D}, K = ${K}, ${covarianceType}: about ${roughly(operations)} multiplications a step, ${limit}\n`;
}

/** After how many steps progress is told; undefined where it is not. */
export function stepsPerLine(size: Size): number | undefined {
  const operations = operationsPerStep(size);
  return operations < manyOperations ? undefined : Math.ceil(operationsPerLine / operations);
}
