import { expect, test } from "vitest";
import { slug } from "./slug.ts";

test.each([
  ["My Geyser", "my-geyser"],
  ["Größe_2024 (neu)", "gro-e-2024-neu"],
  ["../../etc/passwd", "etc-passwd"],
  ["--force", "force"],
  ["数据", "data"],
  ["", "data"],
  [`${"a".repeat(59)} b`, "a".repeat(59)],
])("%j is named %s", (text, name) => {
  expect(slug(text)).toBe(name);
});
