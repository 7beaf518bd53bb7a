export { type Copied, copyCorpus } from "./copyCorpus.ts";
export { checksumFile } from "./corpusFile.ts";
