import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommanderError } from "commander";
import { describe, expect, test } from "vitest";
import { GmmError, invariant } from "../../src/model/index.ts";
import { Unwritable } from "../files/index.ts";
import { conclusionOf } from "./conclusion.ts";

/** What an action throws. */
function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

const missing = join(tmpdir(), "no such file of gmm-conformance");

describe("an error that ends a command", () => {
  test.each([
    ["what the user got wrong", new Error("--only: is x"), 2, "--only: is x"],
    ["input that is refused", new GmmError("invalid_input", "data", "no rows"), 2, "data: no rows"],
    [
      "a file that is not there",
      thrownBy(() => readFileSync(missing)),
      2,
      `${missing}: there is no such file`,
    ],
    [
      "a folder for a file",
      thrownBy(() => readFileSync(tmpdir())),
      2,
      /is a folder; a file is needed/,
    ],
    ["a command line that commander refuses", new CommanderError(1, "x", "x"), 2, ""],
    ["help that was asked for", new CommanderError(0, "x", "x"), 0, ""],
    [
      "a disk that is full",
      new Unwritable("a.json", { code: "ENOSPC" }),
      5,
      "a.json: cannot be written: the disk is full",
    ],
    [
      "a device that does not work",
      Object.assign(new Error("EIO: i/o error, read"), { code: "EIO", syscall: "read" }),
      5,
      /^read: EIO/,
    ],
    [
      "a fault of ours",
      new TypeError("x is undefined"),
      5,
      /fault of gmm-conformance.*please report it.*\n {2}TypeError: x is undefined/,
    ],
    [
      "what cannot happen",
      thrownBy(() => invariant(false, "two shapes")),
      5,
      /please report it(?:.|\n)*cannot happen: two shapes/,
    ],
    ["something that is no error", "out of luck", 5, /please report it(?:.|\n)*out of luck/],
  ])("%s", (_, error, code, message) => {
    const conclusion = conclusionOf(error);
    expect(conclusion.code).toBe(code);
    if (typeof message === "string") expect(conclusion.message).toBe(message);
    else expect(conclusion.message).toMatch(message);
  });
});
