import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Certified } from "../../conformance/certification/index.ts";
import { writeIn } from "../../conformance/files/index.ts";
import type { PlannedAnswer } from "./plan/scenario.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, ".build/golden");

/** The rooms that an answer, its tolerance and its certificate are computed in. */
const rooms = [
  "src/model",
  "src/exact",
  "src/float64",
  "conformance/certification",
  "conformance/compare",
];

function sourceFiles(room: string): readonly string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .sort()
    .map((file) => `${room}/${file}`);
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of [...rooms.flatMap(sourceFiles), "package-lock.json"])
    hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

let code: string | undefined;

/** What an answer is kept under: all that its question and the code that answers it consist of. */
function keyOf({ id, question, orRefused }: PlannedAnswer): string {
  code ??= fingerprint();
  const asked = JSON.stringify({ id, question, orRefused: orRefused?.codes });
  return createHash("sha256").update(code).update(asked).digest("hex");
}

const pathOf = (planned: PlannedAnswer) => join(folder, `${keyOf(planned)}.json`);

/** The answer to a question that was certified before; undefined where it was not, or something has changed. */
export function recall(planned: PlannedAnswer): Certified | undefined {
  const path = pathOf(planned);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Certified) : undefined;
}

/** Keeps a certified answer, whole or not at all. */
export function keep(planned: PlannedAnswer, certified: Certified): void {
  writeIn(folder, `${keyOf(planned)}.json`, JSON.stringify(certified));
}
