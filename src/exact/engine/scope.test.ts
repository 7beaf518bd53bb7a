import { parse } from "mathjs";
import { expect, test, vi } from "vitest";
import { compiled, scopeWithin } from "./scope.ts";

test("a name of its own hides that of the outer scope, whatever its value", () => {
  const outer = new Map<string, unknown>([
    ["a", 1],
    ["b", 2],
  ]);
  const scope = scopeWithin(outer, new Map<string, unknown>([["a", undefined]]));
  expect(scope.get("a")).toBeUndefined();
  expect(scope.get("b")).toBe(2);
  expect(["a", "b", "c"].map((name) => scope.has(name))).toEqual([true, true, false]);
});

test("what is set is set in the inner scope only", () => {
  const outer = new Map<string, unknown>([["a", 1]]);
  const scope = scopeWithin(outer, new Map());
  scope.set("a", 7);
  expect([scope.get("a"), outer.get("a")]).toEqual([7, 1]);
  expect([...scope.keys()]).toEqual(["a"]);
});

test("a node is compiled once", () => {
  const node = parse("a + 1");
  const compile = vi.spyOn(node, "compile");
  expect(compiled(node).evaluate({ a: 2 })).toBe(3);
  expect(compiled(node).evaluate({ a: 3 })).toBe(4);
  expect(compile).toHaveBeenCalledTimes(1);
});
