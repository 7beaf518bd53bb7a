import { describe, expect, it } from "vitest";
import { equations } from "./equations/index.ts";
import { toUnicode } from "./unicode.ts";

const written = new Map(equations.map((equation) => [equation.number, toUnicode(equation)]));

/** The words of more than a letter that a formula may have. */
const words = new Set(["exp", "ln", "new", "old", "known", "mean", "ML"]);

describe.each(equations)("equation $number in Unicode", ({ number }) => {
  const formula = written.get(number) ?? "";

  it("has no name of the executed text left", () => {
    const withoutIndices = formula.replaceAll(/_[nki]+/g, "");
    const names = withoutIndices.match(/[A-Za-z]{2,}/g) ?? [];
    expect(names.filter((name) => !words.has(name))).toEqual([]);
  });

  it("has none of its operators or of LaTeX left", () => {
    expect(formula).not.toMatch(/[*\\[\]]|undefined/);
  });

  it("closes the parentheses that it opens", () => {
    const depth = [...formula].reduce(
      (open, sign) => (open < 0 ? open : open + Number(sign === "(") - Number(sign === ")")),
      0,
    );
    expect(depth).toBe(0);
  });
});

describe("toUnicode", () => {
  it.each([
    ["1.46", "N(x|μ, σ²) = exp(−(1 / (2 σ²)) (x − μ)²) / √(2 π σ²)"],
    ["2.43", "N(x|μ, Σ) = exp(−(1/2) Δ²) / √((2 π)^D |Σ|)"],
    ["2.44", "Δ² = (x − μ)ᵀ Σ⁻¹ (x − μ)"],
    ["9.23", "γ(z_nk) = π_k N(x_n|μ_k, Σ_k) / (∑_{j=1}^{K} π_j N(x_n|μ_j, Σ_j))"],
    ["9.25", "Σ_k^new = (∑_{n=1}^{N} γ(z_nk) (x_n − μ_k^new)(x_n − μ_k^new)ᵀ) / N_k"],
    ["9.25-diag", "(σ²_ki)^new = (∑_{n=1}^{N} γ(z_nk) (x_ni − μ_ki^new)²) / N_k"],
    ["9.26", "π_k^new = N_k/N"],
    ["9.28", "ln p(X|θ) = ∑_{n=1}^{N} ln(∑_{k=1}^{K} π_k N(x_n|μ_k, Σ_k))"],
  ])("writes (%s) as the book does, in one line", (number, formula) => {
    expect(written.get(number)).toBe(formula);
  });

  it("writes no two equations alike, but those that a structure chooses between", () => {
    const rightSides = [...written.values()].map((formula) => formula.split(" = ")[1]);
    expect(rightSides).toEqual([...new Set(rightSides)]);
  });

  it("writes an index of more than a letter in braces", () => {
    const text = "Q() = Sum(n, N, x(n + 1))";
    const trial = { number: "", aliases: [], status: "derivation", meaning: "", text } as const;
    expect(toUnicode(trial)).toBe("Q(θ, θ^old) = ∑_{n=1}^{N} x_{n + 1}");
  });
});
