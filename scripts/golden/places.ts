import { fileURLToPath } from "node:url";
import { fileText, type GoldenCase } from "../../conformance/cases/index.ts";
import { type Certified, toGoldenCase } from "../../conformance/certification/index.ts";
import { writeIn } from "../../conformance/files/index.ts";
import type { PlannedAnswer, PlannedRefusal } from "./plan/scenario.ts";

/** The folder of the corpus. */
export const goldenFolder = fileURLToPath(new URL("../../golden/", import.meta.url));

/** Where a data set stands. */
export const datasetPath = (name: string): string => `${goldenFolder}datasets/${name}.csv`;

/** Where a case stands, within the corpus. */
export const casePath = (folder: string, id: string): string => `cases/${folder}/${id}.json`;

function write(corpus: string, folder: string, golden: GoldenCase): void {
  writeIn(corpus, casePath(folder, golden.id), fileText(golden));
}

/** Writes a case that has been certified below a corpus. */
export function writeAnswer(corpus: string, planned: PlannedAnswer, certified: Certified): void {
  write(corpus, planned.folder, toGoldenCase(planned, planned.question, certified));
}

/** Writes a case that is to be refused below a corpus. */
export function writeRefusal(corpus: string, { folder, golden }: PlannedRefusal): void {
  write(corpus, folder, golden);
}
