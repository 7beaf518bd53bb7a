import type { Summary } from "../check/index.ts";

const mostReasons = 3;

/** The reasons of some structures, each once, the first few of them. */
function reasonsOf(some: Summary["never_answered"]): string {
  const reasons = [...new Set(some.flatMap(({ why }) => why))];
  const more = reasons.length - mostReasons;
  return [...reasons.slice(0, mostReasons), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

/** What was declared and never answered, a line for each operation: its structures, and why. */
export function unheard({ never_answered: all }: Summary): readonly string[] {
  return [...new Set(all.map(({ operation }) => operation))].map((name) => {
    const some = all.filter(({ operation }) => operation === name);
    const structures = some.map(({ covariance_type }) => covariance_type).join(", ");
    return `${name} (${structures}): ${reasonsOf(some)}`;
  });
}
