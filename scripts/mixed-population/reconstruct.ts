import { fileURLToPath } from "node:url";
import { writeWhole } from "../../conformance/files/index.ts";
import { faultsOf } from "./faults.ts";
import { committedSeed, csvOf, reconstruction } from "./reconstruction.ts";

/** Writes `golden/datasets/mixed-population.csv`, the reconstruction of the workbook's data. */

const file = fileURLToPath(new URL("../../golden/datasets/mixed-population.csv", import.meta.url));
const cents = reconstruction(committedSeed);
const faults = faultsOf(cents);

if (faults.length > 0) throw new Error(`seed ${committedSeed}: ${faults.join("; ")}`);
writeWhole(file, csvOf(cents));
