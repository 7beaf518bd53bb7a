import { describe, expect, test } from "vitest";
import { nearest } from "./nearest.ts";

const names = ["a-em-1", "a-em-20", "a-fit", "b-fit", "fit"];

describe("nearest", () => {
  test.each([
    ["fit", ["fit", "a-fit", "b-fit"]],
    ["em-2", ["a-em-20"]],
    ["a-em-3", ["a-em-1", "a-em-20"]],
    ["z", []],
  ])("%s", (name, expected) => {
    expect(nearest(name, names)).toEqual(expected);
  });
});
