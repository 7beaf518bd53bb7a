/**
 * Measures something again and again, and tells, once, when it exceeds `most`.
 *
 * @returns what ends the watch
 */
export function watch(
  milliseconds: number,
  measured: () => number,
  most: number,
  exceeded: () => void,
): () => void {
  const timer = setInterval(() => {
    if (measured() <= most) return;
    clearInterval(timer);
    exceeded();
  }, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
