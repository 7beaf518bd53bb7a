import { InvalidArgumentError } from "commander";

/** The path in an argument. An empty one would mean the current folder: a variable that was not set, most often. */
export function path(text: string): string {
  if (text.trim() === "")
    throw new InvalidArgumentError("is empty; a path is needed (is a variable unset?)");
  return text;
}
