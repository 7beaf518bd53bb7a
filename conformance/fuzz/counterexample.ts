import { type AnswerCase, sha256 } from "../cases/index.ts";
import type { Judgement } from "../check/index.ts";
import { slug } from "../ownCases/slug.ts";
import type { Law } from "../properties/index.ts";
import type { Hello } from "../protocol/index.ts";
import { failingCase } from "./failingCase.ts";
import type { LawCounterexample } from "./lawCounterexample.ts";
import { toWritten } from "./lawInput.ts";
import type { Found } from "./trial.ts";

/** What is left of a finding: something to replay. */
export type Counterexample =
  /** A question with its certified answer, and what the implementation's answer to it is worth. */
  | { readonly kind: "case"; readonly golden: AnswerCase; readonly judgement: Judgement }
  | { readonly kind: "law"; readonly law: LawCounterexample }
  /** There is no input to replay. */
  | { readonly kind: "none" };

/** Where a finding comes from. */
export interface Provenance {
  readonly law: Law;
  readonly hello: Hello;
  readonly seed: number;
}

const mostCharactersOfName = 48;

/** A name that says what is asked and of which law, and tells inputs apart. */
function idOf({ law }: Provenance, op: string, input: object): string {
  const name = law.name.replace(/ \(\w+\)$/, "");
  const hash = sha256(Buffer.from(JSON.stringify(input))).slice(0, 8);
  return `${slug(`${op} ${name}`).slice(0, mostCharactersOfName).replace(/-$/, "")}-${hash}`;
}

function lawCase(found: Found, { law, ...run }: Provenance, origin: string): LawCounterexample {
  const { name, statement, equations } = law;
  const input = toWritten(found.input);
  const { op, data, model } = input.request;
  const sizes = `N = ${data.length}, D = ${data[0]?.length ?? 0}, K = ${model.weights.length}`;
  return {
    $schema: "law-counterexample.schema.json",
    id: idOf({ law, ...run }, op, input),
    title: `${name}, broken on ${op}, ${model.covariance_type}, ${sizes}`,
    law: name,
    statement,
    equations: [...equations],
    origin,
    seen: found.fault.message,
    input,
  };
}

/**
 * What to keep of a finding: the first question of those that were asked there whose answer is wrong
 * by itself, certified; or, if there is none, the input of the law.
 */
export function counterexampleOf(found: Found, provenance: Provenance): Counterexample {
  const { law, hello, seed } = provenance;
  if (found.input === undefined) return { kind: "none" };
  const origin = `found by fuzzing ${hello.name} ${hello.version} from seed ${seed}: ${law.name}`;
  const failing = failingCase(found.exchanges, hello.capabilities.precision, {
    origin,
    idOf: (op, input) => idOf(provenance, op, input),
  });
  if (failing !== undefined) return { kind: "case", ...failing };
  return { kind: "law", law: lawCase(found, provenance, origin) };
}
