/** The version of the corpus: it changes when an answer or the format does. */
export const corpusVersion = 3;
