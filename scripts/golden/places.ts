import { fileURLToPath } from "node:url";

/** The folder of the corpus. */
export const goldenFolder = fileURLToPath(new URL("../../golden/", import.meta.url));

/** Where a data set stands. */
export const datasetPath = (name: string): string => `${goldenFolder}datasets/${name}.csv`;

/** Where a case stands, within the corpus. */
export const casePath = (dataset: string, id: string): string => `cases/${dataset}/${id}.json`;
