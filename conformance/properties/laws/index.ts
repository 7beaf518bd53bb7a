import { invariant } from "../../../src/model/index.ts";
import type { Law } from "../law.ts";
import { askingChangesNothing } from "./askingChangesNothing.ts";
import { bayesRule } from "./bayesRule.ts";
import { duplicatedData } from "./duplicatedData.ts";
import { effectiveCounts } from "./effectiveCounts.ts";
import { fitIsStationary } from "./fitIsStationary.ts";
import { fitLikelihood } from "./fitLikelihood.ts";
import { independentDimensions } from "./independentDimensions.ts";
import { knownMeans } from "./knownMeans.ts";
import { knownUnchanged } from "./knownUnchanged.ts";
import { logLikelihoodIsSum } from "./logLikelihoodIsSum.ts";
import { logLikelihoodNeverFalls } from "./logLikelihoodNeverFalls.ts";
import { lowerBound } from "./lowerBound.ts";
import { mixtureDensity } from "./mixtureDensity.ts";
import { oneComponent } from "./oneComponent.ts";
import { oneDimension } from "./oneDimension.ts";
import { oneStep } from "./oneStep.ts";
import { outOfStepsNotConverged } from "./outOfStepsNotConverged.ts";
import { outOfStepsWhereEmIs } from "./outOfStepsWhereEmIs.ts";
import { ownLikelihood } from "./ownLikelihood.ts";
import { permutedComponents } from "./permutedComponents.ts";
import { permutedRows } from "./permutedRows.ts";
import { readingsAgree } from "./readingsAgree.ts";
import { refusesByName } from "./refusesByName.ts";
import { responsibilitiesSumToOne } from "./responsibilitiesSumToOne.ts";
import { rotated } from "./rotated.ts";
import { scaled } from "./scaled.ts";
import { stepByStep } from "./stepByStep.ts";
import { structuresAsFull } from "./structuresAsFull.ts";
import { structuresInMStep } from "./structuresInMStep.ts";
import { translated } from "./translated.ts";
import { univariateDensity } from "./univariateDensity.ts";
import { validCovariances } from "./validCovariances.ts";
import { weightedMeans } from "./weightedMeans.ts";
import { weightsOnSimplex } from "./weightsOnSimplex.ts";

/** Laws of every kind of input hold for `unknown` input: each draws its own. */
type Laws = readonly Law[];

/** The laws, under the chapters of the specification that they belong to. */
export const lawsOf = {
  gaussian: [univariateDensity, independentDimensions, ...rotated] as Laws,
  mixture: [
    responsibilitiesSumToOne,
    bayesRule,
    mixtureDensity,
    logLikelihoodIsSum,
    ...permutedComponents,
    ...permutedRows,
  ] as Laws,
  em: [
    weightsOnSimplex,
    effectiveCounts,
    weightedMeans,
    logLikelihoodNeverFalls,
    lowerBound,
    oneComponent,
    oneStep,
    stepByStep,
    ownLikelihood,
    fitIsStationary,
    fitLikelihood,
    outOfStepsNotConverged,
    outOfStepsWhereEmIs,
    ...duplicatedData,
  ] as Laws,
  structures: [validCovariances, structuresInMStep, ...structuresAsFull, ...oneDimension] as Laws,
  known: [...knownUnchanged, knownMeans] as Laws,
  numerics: [
    refusesByName,
    ...readingsAgree,
    ...translated,
    ...scaled,
    ...askingChangesNothing,
  ] as Laws,
} as const;

/** Every law. */
export const laws: Laws = Object.values(lawsOf).flat();

/** A chapter of the specification that has laws. */
export type Chapter = keyof typeof lawsOf;

/** The chapter that a law belongs to. */
export function chapterOf({ name }: Law): Chapter {
  const chapters = Object.keys(lawsOf) as Chapter[];
  const found = chapters.find((chapter) => lawsOf[chapter].some((law) => law.name === name));
  invariant(found !== undefined, `the law ${name} stands in a chapter`);
  return found;
}
