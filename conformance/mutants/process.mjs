// A mutant as an adapter process, by its name: `node conformance/mutants/process.mjs old-means`.
import { tsImport } from "tsx/esm/api";
import { serveImplementation } from "../adapters/serveImplementation.mjs";

const { mutantAdapter, mutants } = await tsImport("./index.ts", import.meta.url);
const mutant = mutants.find(({ name }) => name === process.argv[2]);
if (mutant === undefined) {
  const names = mutants.map(({ name }) => name).join(", ");
  process.stderr.write(`${process.argv[2] ?? "nothing"}: is no mutant; there are ${names}\n`);
  process.exit(2);
}
await serveImplementation(mutantAdapter(mutant));
