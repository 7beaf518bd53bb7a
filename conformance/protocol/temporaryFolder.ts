import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is there until `remove`, and never after this process has ended. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

export function temporaryFolder(prefix: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), prefix));
  const remove = () => {
    process.off("exit", remove);
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Somebody has put something there that this process may not remove.
    }
  };
  process.on("exit", remove);
  return { path, remove };
}
