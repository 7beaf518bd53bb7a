import { readAnswer, readResult } from "./answers.ts";
import { type Breakdown, type Conversation, startConversation } from "./conversation.ts";
import { shakeHands } from "./handshake.ts";
import type { Implementation, Reply } from "./implementation.ts";
import type { Hello, Requestable, RequestOf } from "./messages.ts";
import { patienceLost } from "./patienceLost.ts";
import { type Patience, type ProcessOptions, patienceOf } from "./processOptions.ts";
import { describeThrown } from "./thrown.ts";

/** An adapter with which no conversation could be begun. */
interface NoHandshake {
  readonly kind: "no_handshake";
  readonly detail: string;
  /** The adapter's last words on stderr. */
  readonly stderr: string;
}

/** An implementation behind a process, or why there is none. */
export type Opened =
  | { readonly kind: "open"; readonly implementation: Implementation }
  | NoHandshake;

interface Begun {
  readonly kind: "begun";
  readonly conversation: Conversation;
  readonly hello: Hello;
}

/** Begins a conversation, and adds it to `conversations` for as long as its process lives. */
type Begin = (conversations: Set<Conversation>) => Promise<Begun | NoHandshake>;

function started(
  command: string,
  args: readonly string[],
  patience: Patience,
): Conversation | NoHandshake {
  try {
    return startConversation(command, args, patience);
  } catch (error) {
    const detail = `could not be started: ${describeThrown(error)}`;
    return { kind: "no_handshake", detail, stderr: "" };
  }
}

function beginWith(command: string, args: readonly string[], patience: Patience): Begin {
  return async (conversations) => {
    const conversation = started(command, args, patience);
    if ("kind" in conversation) return conversation;
    conversations.add(conversation);
    const greeting = await shakeHands(conversation, patience).catch((error) => ({
      ok: false as const,
      why: `cannot be read: ${describeThrown(error)}`,
    }));
    if (greeting.ok) return { kind: "begun", conversation, hello: greeting.value };
    await leave(conversation, conversations);
    return { kind: "no_handshake", detail: greeting.why, stderr: conversation.stderr() };
  };
}

function crash(detail: string) {
  return { kind: "crash", detail } as const;
}

/** Ends a conversation that went wrong. */
async function leave(conversation: Conversation, conversations: Set<Conversation>): Promise<void> {
  conversation.abandon();
  await conversation.end("");
  conversations.delete(conversation);
}

/** `breakdown` with the adapter's last words on stderr, if it had any. */
function withLastWords(breakdown: Breakdown, stderr: string): Breakdown {
  return stderr === "" ? breakdown : { ...breakdown, stderr };
}

/** Puts one request to a process and reads its reply. */
async function exchange<Op extends Requestable>(
  conversation: Conversation,
  id: number,
  request: RequestOf<Op> & { readonly op: Op },
  seconds: number,
): Promise<Reply<Op>> {
  const heard = await conversation.say(JSON.stringify({ id, ...request }), seconds);
  if (heard.kind !== "line") return heard;
  const said = readAnswer(heard.line, id);
  return said.kind === "result" ? readResult<Op>(request.op, said.result) : said;
}

function isBreakdown(reply: Reply): reply is Breakdown {
  return reply.kind === "crash" || reply.kind === "timeout" || reply.kind === "bad_message";
}

/**
 * Starts an adapter and begins a conversation with it.
 *
 * The conversation survives the process: after a crash, a timeout or a message that cannot be
 * trusted, the next request is put to a new process. What an adapter does unasked after an answer
 * (it dies, it speaks) is told as the reply to the next request, so that the verdict never depends
 * on timing. Requests are put one at a time, in the order in which they came.
 *
 * @throws GmmError `invalid_input` naming an option that no timer can wait for
 */
export async function openProcess(
  command: string,
  args: readonly string[] = [],
  options: ProcessOptions = {},
): Promise<Opened> {
  const patience = patienceOf(options);
  if (patience.signal?.aborted) return { kind: "no_handshake", detail: "interrupted", stderr: "" };
  const begin = beginWith(command, args, patience);
  const conversations = new Set<Conversation>();
  const stop = () => {
    for (const conversation of conversations) conversation.abandon();
  };
  patience.signal?.addEventListener("abort", stop, { once: true });
  const first = await begin(conversations);
  patience.signal?.removeEventListener("abort", stop);
  if (first.kind === "no_handshake")
    return patience.signal?.aborted ? { ...first, detail: "interrupted" } : first;

  let current: Conversation | undefined = first.conversation;
  let restarts = 0;
  let isRenewed = false;
  let lastId = 1;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  const beginAgain = async (): Promise<Conversation | Breakdown> => {
    const again = await begin(conversations);
    if (again.kind === "no_handshake")
      return withLastWords(crash(`could not be restarted: ${again.detail}`), again.stderr);
    if (JSON.stringify(again.hello) === JSON.stringify(first.hello)) return again.conversation;
    void leave(again.conversation, conversations);
    return { kind: "bad_message", detail: "introduced itself differently after a restart" };
  };

  /** Takes the place of a process that was lost; one that was ended in good order counts for nothing. */
  const restart = async (): Promise<Conversation | Breakdown> => {
    if (!isRenewed && restarts >= patience.maxRestarts)
      return crash(`given up after ${restarts} restarts`);
    if (!isRenewed) restarts++;
    isRenewed = false;
    return beginAgain();
  };

  const farewell = () => JSON.stringify({ id: ++lastId, op: "bye" });

  const renew = async (): Promise<boolean> => {
    if (current === undefined || closed) return !closed;
    const conversation = current;
    current = undefined;
    isRenewed = true;
    await conversation.end(farewell());
    conversations.delete(conversation);
    return true;
  };

  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const done = queue.then(act);
    queue = done;
    return done;
  };

  const put = async <Op extends Requestable>(
    request: RequestOf<Op> & { readonly op: Op },
  ): Promise<Reply<Op>> => {
    const conversation = current ?? (await restart());
    if ("kind" in conversation) return conversation;
    current = conversation;
    const reply = await exchange<Op>(conversation, ++lastId, request, patience.requestSeconds);
    if (!isBreakdown(reply)) return reply;
    current = undefined;
    void leave(conversation, conversations);
    return withLastWords(reply, conversation.stderr());
  };

  const lost = patienceLost();

  /** Puts a request, unless it is over; whatever goes wrong is a reply. */
  const ask = async <Op extends Requestable>(
    request: RequestOf<Op> & { readonly op: Op },
  ): Promise<Reply<Op>> => {
    if (closed) return crash("the conversation was ended");
    const instead = lost.insteadOf(request.op);
    if (instead !== undefined) return instead;
    const reply = await put<Op>(request).catch((error) => crash(describeThrown(error)));
    lost.hear(request.op, reply);
    return reply;
  };

  return {
    kind: "open",
    implementation: {
      hello: first.hello,
      ask<Op extends Requestable>(request: RequestOf<Op> & { readonly op: Op }) {
        return inTurn(() => ask<Op>(request));
      },
      renew: () => inTurn(renew),
      async close() {
        closed = true;
        const last = farewell();
        await Promise.all([...conversations].map((conversation) => conversation.end(last)));
      },
    },
  };
}
