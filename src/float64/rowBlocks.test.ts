import { expect, test } from "vitest";
import { addBlock, forEachBlock } from "./rowBlocks.ts";

function blocksOf(N: number): [number, number][] {
  const blocks: [number, number][] = [];
  forEachBlock(N, (from, to) => blocks.push([from, to]));
  return blocks;
}

test("every row is in one block, and no block is empty", () => {
  expect(blocksOf(0)).toEqual([]);
  expect(blocksOf(1)).toEqual([[0, 1]]);
  expect(blocksOf(256)).toEqual([[0, 256]]);
  expect(blocksOf(257)).toEqual([
    [0, 256],
    [256, 257],
  ]);
  expect(blocksOf(600)).toEqual([
    [0, 256],
    [256, 512],
    [512, 600],
  ]);
});

test("the sums of a block are added to the total, and begin again at 0", () => {
  const total = Float64Array.of(1, 2, 3);
  const block = Float64Array.of(10, 20, 30);
  addBlock(total, block);
  expect(Array.from(total)).toEqual([11, 22, 33]);
  expect(Array.from(block)).toEqual([0, 0, 0]);
});
