import { statSync } from "node:fs";

const milliseconds = 100;

/**
 * Looks at a file again and again, and tells, once, when it holds more than `most` bytes: a program that
 * writes without end is ended before the disk is full.
 *
 * @returns what ends the watch
 */
export function watchSize(path: string, most: number, exceeded: () => void): () => void {
  const timer = setInterval(() => {
    const held = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (held <= most) return;
    clearInterval(timer);
    exceeded();
  }, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
