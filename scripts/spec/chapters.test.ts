import { existsSync, readdirSync, readFileSync } from "node:fs";
import katex from "katex";
import { describe, expect, it } from "vitest";

/** What people write; TRACEABILITY.md is written by a script, which checks it. */
const names = readdirSync("spec").filter(
  (name) => name.endsWith(".md") && name !== "TRACEABILITY.md",
);

/** A chapter as it is, and without code, where a dollar sign is one. */
const chapter = (name: string) => readFileSync(`spec/${name}`, "utf8");
const prose = (name: string) => chapter(name).replace(/```[\s\S]*?```|`[^`\n]*`/g, "");

function render(tex: string, displayMode: boolean): string {
  return katex.renderToString(tex, { displayMode, strict: "error", throwOnError: true });
}

describe.each(names)("spec/%s", (name) => {
  const text = prose(name);
  const displayed = [...chapter(name).matchAll(/```math\n([\s\S]*?)```/g)].map(([, tex]) => tex);

  it("renders every formula", () => {
    for (const tex of displayed) expect(render(tex, true)).toContain("katex");
    for (const [, tex] of text.matchAll(/\$([^$\n]+)\$/g))
      expect(render(tex, false)).toContain("katex");
  });

  it("leaves no formula open, or broken over lines", () => {
    expect(text.replace(/\$[^$\n]+\$/g, "")).not.toContain("$");
  });

  it("links to files that are there", () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target);
    const missing = targets.filter((target) => !existsSync(`spec/${target}`));
    expect(missing).toEqual([]);
  });
});
