import { readAnswer } from "./answers.ts";
import type { Breakdown, Conversation } from "./conversation.ts";
import { echoFault, echoMessage } from "./echo.ts";
import { describeIssues } from "./issues.ts";
import { echo, type Hello, hello, protocolVersion } from "./messages.ts";
import { printable } from "./printable.ts";
import type { Patience } from "./processOptions.ts";

/** What an introduction or an echo needs at most: more is refused before it is looked at. */
const maxHandshakeLength = 2 ** 20;

/** What a step of the handshake came to. */
type Step<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string };

function failed(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}

function describeBreakdown(breakdown: Breakdown): string {
  return breakdown.kind === "timeout"
    ? `no answer within ${breakdown.seconds} seconds`
    : breakdown.detail;
}

/** Says `message` and reads the result that answers it. */
async function exchange(
  conversation: Conversation,
  id: number,
  message: string,
  seconds: number,
): Promise<Step<unknown>> {
  const heard = await conversation.say(message, seconds);
  if (heard.kind !== "line") return failed(describeBreakdown(heard));
  if (heard.line.length > maxHandshakeLength)
    return failed(`an answer of more than ${maxHandshakeLength} characters`);
  const said = readAnswer(heard.line, id);
  switch (said.kind) {
    case "result":
      return { ok: true, value: said.result };
    case "error":
      return failed(`error ${said.code}: ${said.message}`);
    case "unsupported":
      return failed(`unsupported: ${said.why}`);
    case "bad_message":
      return failed(said.detail);
  }
}

/** `introduction` with nothing in it that a terminal could mistake for a command. */
export function readable(introduction: Hello): Hello {
  const { capabilities } = introduction;
  return {
    ...introduction,
    name: printable(introduction.name),
    version: printable(introduction.version),
    language: printable(introduction.language),
    issues: printable(introduction.issues),
    capabilities: { ...capabilities, regularisation: printable(capabilities.regularisation) },
  };
}

function versionOf(introduction: unknown): unknown {
  return typeof introduction === "object" && introduction !== null && "protocol" in introduction
    ? introduction.protocol
    : undefined;
}

async function sayHello(conversation: Conversation, seconds: number): Promise<Step<Hello>> {
  const message = JSON.stringify({ id: 0, op: "hello", protocol: protocolVersion });
  const answered = await exchange(conversation, 0, message, seconds);
  if (!answered.ok) return failed(`hello: ${answered.why}`);
  const version = versionOf(answered.value);
  if (typeof version === "number" && version !== protocolVersion)
    return failed(`hello: speaks protocol ${version}, not ${protocolVersion}`);
  const checked = hello.safeParse(answered.value);
  return checked.success
    ? { ok: true, value: readable(checked.data) }
    : failed(`hello: is not an introduction: ${describeIssues(checked.error)}`);
}

/** Why doubles do not survive the conversation, if they do not. */
async function echoProblem(
  conversation: Conversation,
  seconds: number,
): Promise<string | undefined> {
  const answered = await exchange(conversation, 1, echoMessage(1), seconds);
  if (!answered.ok) return `echo: ${answered.why}`;
  const checked = echo.safeParse(answered.value);
  const fault = checked.success
    ? echoFault(checked.data.values)
    : `is not an echo: ${describeIssues(checked.error)}`;
  return fault === undefined ? undefined : `echo: ${fault}`;
}

/** Has a new process introduce itself, and sees whether doubles survive the way. */
export async function shakeHands(
  conversation: Conversation,
  patience: Patience,
): Promise<Step<Hello>> {
  const greeting = await sayHello(conversation, patience.startSeconds);
  if (!greeting.ok) return greeting;
  const problem = await echoProblem(conversation, patience.requestSeconds);
  return problem === undefined ? greeting : failed(problem);
}
