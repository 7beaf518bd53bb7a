interface Stream {
  readonly isTTY?: boolean;
}

/** Whether a stream is a terminal whose reader asked for no plain text: by NO_COLOR, or TERM=dumb. */
function isDrawnOn({ isTTY }: Stream): boolean {
  const { NO_COLOR: plain = "", TERM: kind } = process.env;
  return isTTY === true && plain === "" && kind !== "dumb";
}

/** Whether whoever reads stdout sees colours. */
export const writesColours = (): boolean => isDrawnOn(process.stdout);

/** Whether progress is drawn on stderr, which moves the cursor. */
export const drawsProgress = (): boolean => isDrawnOn(process.stderr);
