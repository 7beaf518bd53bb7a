import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { expect, it } from "vitest";
import { familyOf } from "./family.ts";
import { commandsWith } from "./fixtures/processesWith.ts";

const parent = `
  const { spawn } = require("node:child_process");
  const argv = ["-e", "setInterval(() => {}, 1000)", process.argv[1]];
  spawn(process.execPath, argv, { stdio: "ignore", detached: true, env: {} }).unref();
  setInterval(() => {}, 1000);
`;

it.runIf(process.platform === "linux")(
  "a family remembers a child that it has seen, when its parent has gone, and ends it",
  async () => {
    const marker = randomUUID();
    const child = spawn(process.execPath, ["-e", parent, marker], { detached: true });
    const { pid } = child;
    if (pid === undefined) throw new Error("the parent could not be started");
    const family = familyOf(pid);
    const isChild = (one: string) => one !== String(pid);
    await expect.poll(() => commandsWith(marker).filter(isChild)).toHaveLength(1);
    const [daemon] = commandsWith(marker).filter(isChild).map(Number);
    expect(family.look().map((one) => one.pid)).toContain(daemon);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(family.look().map((one) => one.pid)).toEqual([daemon]);
    family.end();
    await expect.poll(() => commandsWith(marker)).toEqual([]);
  },
);
