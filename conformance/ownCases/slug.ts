const longest = 60;

/** A text as ids and files are named: lower-case words of the Latin alphabet, joined by hyphens. */
export function slug(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? ["data"];
  return words.join("-").slice(0, longest).replace(/-$/, "");
}
