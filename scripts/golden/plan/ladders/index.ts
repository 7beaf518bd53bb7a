import { condition } from "./condition.ts";
import { dimension } from "./dimension.ts";
import { duplicates } from "./duplicates.ts";
import { farPoint } from "./farPoint.ts";
import { nearEmpty } from "./nearEmpty.ts";
import { offset } from "./offset.ts";
import { scale } from "./scale.ts";
import { separation } from "./separation.ts";
import { symmetricStart } from "./symmetricStart.ts";

/** Along one axis at a time, from where everybody succeeds to where only careful arithmetic does. */
export const ladders = [
  ...offset,
  ...separation,
  ...farPoint,
  ...condition,
  ...scale,
  ...dimension,
  ...nearEmpty,
  ...duplicates,
  ...symmetricStart,
];
