import { fileURLToPath } from "node:url";
import { type Implementation, openProcess } from "../protocol/index.ts";

/** The path of a file in this folder. */
export function adapterPath(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** What `use` makes of the adapter that `command` and a script in this folder start. */
export async function withAdapter<Value>(
  command: string,
  script: string,
  use: (implementation: Implementation) => Promise<Value>,
): Promise<Value> {
  const opened = await openProcess(command, [adapterPath(script)]);
  if (opened.kind === "no_handshake")
    throw new Error(`${script}: ${opened.detail}\n${opened.stderr}`);
  try {
    return await use(opened.implementation);
  } finally {
    await opened.implementation.close();
  }
}
