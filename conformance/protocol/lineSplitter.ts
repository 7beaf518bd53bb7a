const newline = 0x0a;

/** What becomes of the bytes of a stream: whole lines, or the news that one was too long. */
export interface LineListener {
  readonly line: (bytes: Buffer) => void;
  readonly tooLong: () => void;
}

/** Cuts a stream of chunks into lines, and never holds more than one line of `maxBytes`. */
export interface LineSplitter {
  add(chunk: Buffer): void;
  /** How many bytes of an unfinished line are held. */
  pending(): number;
}

/** A splitter that tells `listener` of each line, without its newline. */
export function lineSplitter(maxBytes: number, listener: LineListener): LineSplitter {
  let parts: Buffer[] = [];
  let length = 0;

  const take = (part: Buffer): boolean => {
    length += part.length;
    if (length > maxBytes) {
      parts = [];
      listener.tooLong();
      return false;
    }
    parts.push(part);
    return true;
  };

  return {
    add(chunk) {
      let from = 0;
      for (let to = chunk.indexOf(newline); to >= 0; to = chunk.indexOf(newline, from)) {
        if (!take(chunk.subarray(from, to))) return;
        const line = Buffer.concat(parts);
        parts = [];
        length = 0;
        from = to + 1;
        listener.line(line);
      }
      take(chunk.subarray(from));
    },
    pending: () => length,
  };
}
