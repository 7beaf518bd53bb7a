export { type Comparison, compareQuantity, correctDigits, type Entry } from "./compareQuantity.ts";
