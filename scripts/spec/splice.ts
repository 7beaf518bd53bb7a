/** What may be spliced into a chapter: for each kind of marker, the text of a name. */
type Blocks = Readonly<Record<string, (name: string) => string>>;

/** A place in a chapter where a text from the code belongs. */
interface Marker {
  readonly kind: string;
  readonly name: string;
}

const opening = /^<!-- (eq|table) (\S+) -->$/;
const fence = (kind: string) => `<!-- /${kind} -->`;

/**
 * The chapter with the content of every `<!-- eq 9.23 -->` … `<!-- /eq -->` written anew.
 *
 * @param where the chapter's name, for errors
 * @throws Error where a marker is never closed, or names what there is none of
 */
export function splice(text: string, where: string, blocks: Blocks): string {
  const lines = text.split("\n");
  const written: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, kind, name] = opening.exec(lines[at]) ?? [];
    written.push(lines[at]);
    if (kind === undefined || name === undefined) continue;
    const end = lines.indexOf(fence(kind), at);
    const between = lines.slice(at + 1, end);
    if (end < 0 || between.some((line) => opening.test(line)))
      throw new Error(`${where}:${at + 1}: ${lines[at]} is never closed by ${fence(kind)}`);
    try {
      written.push("", blocks[kind](name), "", fence(kind));
    } catch (cause) {
      throw new Error(`${where}:${at + 1}: ${lines[at]}: ${(cause as Error).message}`, { cause });
    }
    at = end;
  }
  return written.join("\n");
}

/** The markers of a chapter, in order. */
export function markersOf(text: string): readonly Marker[] {
  return text.split("\n").flatMap((line) => {
    const [, kind, name] = opening.exec(line) ?? [];
    return kind === undefined || name === undefined ? [] : [{ kind, name }];
  });
}

/** The chapter without what is spliced into it: what somebody typed. */
export function typedPart(text: string): string {
  return splice(text, "", { eq: () => "", table: () => "" });
}
