/** The end of a stream of text, however long the stream is. */
export interface TextTail {
  add(chunk: Buffer): void;
  text(): string;
}

/** Keeps the last `maxBytes` of what is added. */
export function textTail(maxBytes: number): TextTail {
  let kept = Buffer.alloc(0);
  let dropped = false;
  return {
    add(chunk) {
      const all = Buffer.concat([kept, chunk.subarray(-maxBytes)]);
      dropped ||= kept.length + chunk.length > maxBytes;
      kept = all.subarray(-maxBytes);
    },
    text: () => `${dropped ? "… " : ""}${kept.toString("utf8")}`,
  };
}
