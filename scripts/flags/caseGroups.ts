/** Cases that put the same mixture to different operations. */
export interface CaseGroup {
  /** What their ids begin with. */
  readonly stem: string;
  /** What follows; empty where the id is the stem. */
  readonly endings: readonly string[];
}

const operation = /-((?:log-density|e-step|m-step|log-likelihood|em-\d+|fit)(?:-.*)?)$/;

/** Ids by what they begin with, up to their operation, in the order of the corpus. */
export function caseGroups(ids: readonly string[]): readonly CaseGroup[] {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const [whole = "", ending = ""] = operation.exec(id) ?? [];
    const stem = id.slice(0, id.length - whole.length);
    groups.set(stem, [...(groups.get(stem) ?? []), ending]);
  }
  return [...groups].map(([stem, endings]) => ({ stem, endings }));
}
