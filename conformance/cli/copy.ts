import { Command } from "commander";
import { goldenFolder } from "../cases/index.ts";
import { type Copied, checksumFile, copyCorpus } from "../copy/index.ts";
import { path } from "./path.ts";
import { quoted } from "./quoted.ts";

interface CopyOptions {
  readonly force: boolean;
}

/** What was copied, and how to see later that it is still the same. */
function summary({ folder, version, files, written, removed }: Copied): string {
  const cases = files.filter((path) => path.startsWith("cases/")).length;
  const present = files.length - written.length;
  return [
    `corpus version ${version}: ${cases} cases, ${files.length} files in ${folder}`,
    `${written.length} written, ${present} there already, ${removed.length} removed; every checksum holds`,
    `to verify again: cd ${quoted(folder)} && sha256sum --check --quiet ${checksumFile}`,
    "",
  ].join("\n");
}

/** `gmm-conformance copy`: the corpus, for a project to keep beside its own tests. */
export function copyCommand(): Command {
  return new Command("copy")
    .description("copy the golden files, with version and checksums, or bring a copy up to date")
    .argument("<dir>", "a folder that is empty, is not there yet, or holds an earlier copy", path)
    .option("--force", "write over files of the copy that were changed since", false)
    .action((dir: string, { force }: CopyOptions) => {
      process.stdout.write(summary(copyCorpus(goldenFolder, dir, { force })));
    });
}
