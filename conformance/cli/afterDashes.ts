/** The words after `--`, which name an adapter; nothing where there is no `--`. */
export function wordsAfterDashes(argv: readonly string[]): readonly string[] | undefined {
  const at = argv.indexOf("--");
  return at === -1 ? undefined : argv.slice(at + 1);
}

const takeAdapters: ReadonlySet<string | undefined> = new Set(["check", "fuzz", "replay"]);

/**
 * Refuses a `--` with nothing after it: the variable that was to name an adapter is empty, and the
 * built-in implementation was not meant.
 *
 * @param argv the whole command line; commander does not tell whether it had a `--`
 * @throws Error
 */
export function refuseNothingAfterDashes(argv: readonly string[]): void {
  const words = wordsAfterDashes(argv);
  if (!takeAdapters.has(argv[2]) || words === undefined || words.length > 0) return;
  throw new Error(
    "--: nothing follows; the command that starts an adapter is needed, or no -- for the built-in implementation",
  );
}
