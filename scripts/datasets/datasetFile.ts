/** A CSV of `golden/datasets`: its name, and what is in it. */
export interface DatasetFile {
  readonly file: string;
  readonly text: string;
}
