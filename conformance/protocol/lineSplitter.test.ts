import fc from "fast-check";
import { expect, it } from "vitest";
import { lineSplitter } from "./lineSplitter.ts";

function split(chunks: readonly Buffer[], maxBytes: number) {
  const lines: string[] = [];
  let tooLong = 0;
  const splitter = lineSplitter(maxBytes, {
    line: (bytes) => lines.push(bytes.toString()),
    tooLong: () => tooLong++,
  });
  for (const chunk of chunks) splitter.add(chunk);
  return { lines, tooLong, pending: splitter.pending() };
}

it("finds the same lines however the text is cut into chunks", () => {
  const words = fc.array(fc.stringMatching(/^[a-zé{}]{0,5}$/), { minLength: 1 });
  fc.assert(
    fc.property(words, fc.array(fc.nat()), (lines, cuts) => {
      const bytes = Buffer.from(lines.join("\n"));
      const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
      places.sort((a, b) => a - b);
      const chunks = places.slice(1).map((to, i) => bytes.subarray(places[i], to));
      const found = split(chunks, 1000);
      expect(found.lines).toEqual(lines.slice(0, -1));
      expect(found.pending).toBe(Buffer.byteLength(lines.at(-1) ?? ""));
    }),
  );
});

it("takes a line of exactly the limit, and no longer one", () => {
  expect(split([Buffer.from("1234\n")], 4)).toMatchObject({ lines: ["1234"], tooLong: 0 });
  expect(split([Buffer.from("12345\n")], 4)).toMatchObject({ lines: [], tooLong: 1 });
  expect(split([Buffer.from("123"), Buffer.from("45")], 4)).toMatchObject({ tooLong: 1 });
});
