import { join } from "node:path";
import { Argument, Command } from "commander";
import { init, type Language, languages, type Started } from "../init/index.ts";
import { path } from "./path.ts";
import { quoted } from "./quoted.ts";

/** Words that begin with ./ as they are written outside of the folder. */
function placed(folder: string, words: readonly string[]): string {
  const place = (word: string) => {
    const path = join(folder, word);
    return path.includes("/") ? path : `./${path}`;
  };
  return words.map((word) => quoted(word.startsWith("./") ? place(word) : word)).join(" ");
}

/** What to do next: lines that a shell takes as they are. */
function nextSteps({ starter, written }: Started, folder: string): string {
  const { title, needs, adapter, implementation, build, command } = starter;
  const started = placed(folder, command);
  const made = build === undefined ? "" : `(cd ${quoted(folder)} && ${build.join(" ")})\n`;
  return `# ${folder}: an adapter in ${title} (${written.join(", ")})
# It needs ${needs}. Next:

${made}npx gmm-conformance check -- ${started}

# It fails: ${implementation} is naive, and the lines that begin with "why" say which equation is wrong. One of them:

npx gmm-conformance explain 9.28

# Mend ${implementation}, or call your own implementation in ${adapter}; then ask for one operation, and for everything:

${made}npx gmm-conformance check --operation log_likelihood -- ${started}
npx gmm-conformance check -- ${started}
`;
}

/** `gmm-conformance init`: a new adapter that runs. */
export function initCommand(): Command {
  return new Command("init")
    .description(
      "write an adapter that runs, around a naive implementation to put your own in place of",
    )
    .addArgument(new Argument("<language>", "its language").choices(languages))
    .argument(
      "<dir>",
      "a folder, which is made where it is not there; no file is written over",
      path,
    )
    .action((language: Language, folder: string) => {
      process.stdout.write(nextSteps(init(language, folder), folder));
    });
}
