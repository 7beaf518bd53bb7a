/** Whether whoever reads stdout sees colours: on a terminal, unless they asked for none. */
export function writesColours(): boolean {
  return process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
}
