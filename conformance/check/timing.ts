/** How long one case, fit or law took: the answers and the judgement of them. */
export interface Timing {
  readonly type: "case" | "law";
  /** The id of the case, or the name of the law. */
  readonly name: string;
  readonly seconds: number;
}

/** Told of every timing; durations are no part of what a run says of an implementation. */
export type OnTiming = (timing: Timing) => void;

/** Does some work, and tells how long it took. */
export async function timed<Value>(
  subject: Omit<Timing, "seconds">,
  onTiming: OnTiming | undefined,
  work: () => Promise<Value>,
): Promise<Value> {
  const started = performance.now();
  const value = await work();
  onTiming?.({ ...subject, seconds: (performance.now() - started) / 1000 });
  return value;
}
