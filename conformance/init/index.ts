export { init, type Started } from "./init.ts";
export { type Language, languages } from "./starters.ts";
