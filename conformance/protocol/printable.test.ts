import fc from "fast-check";
import { expect, it } from "vitest";
import { printable, printableLines } from "./printable.ts";

it("spells out what a terminal would obey", () => {
  expect(printable("\u001b[2J\u0007 \u009b31m \u202egnp")).toBe(
    "\\x1b[2J\\x07 \\x9b31m \\u202egnp",
  );
});

it("spells out what has no width", () => {
  expect(printable("a\u200bb\ufeffc\u00add\u2060e\u3164f\u{e0041}g")).toBe(
    "a\\u200bb\\ufeffc\\xadd\\u2060e\\u3164f\\u{e0041}g",
  );
});

it("leaves text in any language as it is", () => {
  const text = "Übergröße 日本語 🙂 γ(z_nk)";
  expect(printable(text)).toBe(text);
});

it("keeps one line one, and several lines several", () => {
  expect(printable("a name\nCONFORMANT\tno")).toBe("a name\\nCONFORMANT\\tno");
  expect(printableLines("one\ntwo\u0007")).toBe("one\ntwo\\x07");
});

it("cuts what is too long, and says how long it was", () => {
  expect(printable("x".repeat(30), 10)).toBe(`${"x".repeat(10)} … (30 characters)`);
});

it("never lets a control character through", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 0x20ff })), (codes) => {
      expect(printable(String.fromCharCode(...codes))).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}/u);
    }),
  );
});
