export { init, type Started } from "./init.ts";
export { type Language, languages, type Starter } from "./starters.ts";
