import { expect, test } from "vitest";
import { memoise } from "./memo.ts";

/** A memoised function that lists its arguments, and the calls that reached it. */
function listing() {
  const calls: unknown[][] = [];
  const listed = memoise((...args: unknown[]) => {
    calls.push(args);
    return args.length;
  });
  return { calls, listed };
}

test("indices are the same by value, arrays by identity", () => {
  const { calls, listed } = listing();
  const array = [1, 2];
  listed(1, array);
  listed(1, array);
  expect(calls).toEqual([[1, array]]);
  listed(1, [1, 2]);
  expect(calls).toHaveLength(2);
});

test("the order and the number of arguments count", () => {
  const { calls, listed } = listing();
  const lists = [[1, 2], [2, 1], [1], [], [1, 2, 3], [2]];
  expect(lists.map((list) => listed(...list))).toEqual([2, 2, 1, 0, 3, 1]);
  expect(lists.map((list) => listed(...list))).toEqual([2, 2, 1, 0, 3, 1]);
  expect(calls).toEqual(lists);
});

test("an answer of undefined is remembered, too", () => {
  let calls = 0;
  const nothing = memoise((_n: number) => {
    calls += 1;
    return undefined;
  });
  expect([nothing(1), nothing(1)]).toEqual([undefined, undefined]);
  expect(calls).toBe(1);
});
