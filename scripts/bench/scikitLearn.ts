import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { FullParameters } from "../../src/model/index.ts";
import type { Contestant } from "./contestant.ts";

const script = fileURLToPath(new URL("scikit_learn.py", import.meta.url));

/** What the Python side says of itself. */
interface Introduction {
  readonly name: string;
}

/**
 * The environment of this process, but for what would pin a BLAS kernel: scikit-learn is to run
 * on the best one that its BLAS finds, on one thread.
 */
function unpinned(): NodeJS.ProcessEnv {
  const { OPENBLAS_CORETYPE: _kernel, OPENBLAS_L2_SIZE: _cache, ...rest } = process.env;
  return { ...rest, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" };
}

/** scikit-learn, in a process of `python` that answers one JSON line to each of ours. */
export async function scikitLearn(python: string): Promise<Contestant> {
  const child = spawn(python, [script], { env: unpinned(), stdio: ["pipe", "pipe", "inherit"] });
  const failed = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${python} ended with exit code ${code}`)));
  });
  failed.catch(() => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const folder = mkdtempSync(join(tmpdir(), "gmm-bench-"));
  const heard = async () => JSON.parse((await Promise.race([lines.next(), failed])).value);
  const ask = (request: unknown) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return heard();
  };
  const { name }: Introduction = await heard();
  return {
    name,
    load: async ({ data, theta }): Promise<FullParameters> => {
      const path = join(folder, "data.bin");
      writeFileSync(path, data.values);
      const { rows, columns } = data;
      return { covarianceType: "full", ...(await ask({ load: path, rows, columns, theta })) };
    },
    time: async (repeats) => (await ask({ time: repeats })).seconds,
    close: () => {
      rmSync(folder, { recursive: true });
      child.removeAllListeners("exit");
      child.stdin.end();
    },
  };
}
