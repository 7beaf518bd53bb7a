export * from "./case.ts";
export { type Corpus, goldenFolder, readCorpus, requestOf } from "./corpus.ts";
export { equationOf } from "./equationOf.ts";
export { manifestOf, manifestProblems } from "./manifest.ts";
export { readJson } from "./readJson.ts";
export { fileText } from "./text.ts";
export { toleranceOf } from "./toleranceOf.ts";
