import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Reply, WireNumber } from "../../protocol/index.ts";
import { describeInstalled, type Requirement } from "../describeInstalled.ts";
import { adapterPath, withAdapter } from "../openAdapter.ts";
import { javaClassPath, rustFixture, toolchains } from "./toolchains.ts";

vi.setConfig({ testTimeout: 30_000 });

vi.stubEnv("CLASSPATH", javaClassPath);

/** What a compiler makes of a fixture: a program that needs no words but its own name. */
const built = mkdtempSync(join(tmpdir(), "gmm-kits-"));
afterAll(() => rmSync(built, { recursive: true }));

function compile(command: string, words: readonly string[], cwd?: string): void {
  const { status, stderr } = spawnSync(command, words, { encoding: "utf8", cwd });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

interface Kit {
  readonly language: string;
  readonly needs: Requirement;
  readonly command: string;
  readonly script: string;
  readonly compile?: () => void;
}

const kits: readonly Kit[] = [
  {
    language: "JavaScript",
    needs: toolchains.javascript,
    command: process.execPath,
    script: "misfortunes.mjs",
  },
  { language: "Python", needs: toolchains.python, command: "python3", script: "misfortunes.py" },
  { language: "R", needs: toolchains.r, command: "Rscript", script: "misfortunes.R" },
  { language: "Octave", needs: toolchains.octave, command: "octave-cli", script: "misfortunes.m" },
  {
    language: "Go",
    needs: toolchains.go,
    command: join(built, "misfortunes-go"),
    script: "misfortunes.go",
    compile: () =>
      compile(
        "go",
        [
          ...["build", "-o", join(built, "misfortunes-go")],
          adapterPath("kits/fixtures/misfortunes.go"),
        ],
        adapterPath("kits/go"),
      ),
  },
  {
    language: "C++",
    needs: toolchains.cpp,
    command: join(built, "misfortunes"),
    script: "misfortunes.cpp",
    compile: () =>
      compile("g++", [
        "-std=c++17",
        adapterPath("kits/fixtures/misfortunes.cpp"),
        "-o",
        join(built, "misfortunes"),
      ]),
  },
  {
    language: "Rust",
    needs: toolchains.rust,
    command: join(built, "debug/misfortunes-rs"),
    script: "misfortunes.rs",
    compile: () => compile("cargo", ["build", "--offline", ...rustFixture, "--target-dir", built]),
  },
  { language: "Java", needs: toolchains.java, command: "java", script: "Misfortunes.java" },
];

for (const { language, needs, command, script, compile: build } of kits)
  describeInstalled(`the ${language} kit`, needs, () => {
    if (build) beforeAll(build, 120_000);

    function repliesTo(...firsts: WireNumber[]): Promise<Reply[]> {
      return withAdapter(command, `kits/fixtures/${script}`, async (implementation) => {
        const replies: Reply[] = [];
        for (const first of firsts)
          replies.push(
            await implementation.ask({
              op: "log_likelihood",
              data: [[first]],
              model: { covariance_type: "full", weights: [1], means: [[0]], covariances: [[[1]]] },
            }),
          );
        return replies;
      });
    }

    it("brings doubles there and back", async () => {
      const doubles = [0.1, 5e-324, 2 ** 53 - 1, 2 ** 53 + 2, Number.MAX_VALUE, -1 / 3];
      expect(await repliesTo(...doubles)).toEqual(
        doubles.map((value) => ({ kind: "result", result: { log_likelihood: value } })),
      );
    });

    it("reads and writes NaN and the infinities by name", async () => {
      expect(await repliesTo("NaN", "Infinity")).toEqual([
        { kind: "result", result: { log_likelihood: "-Infinity" } },
        { kind: "result", result: { log_likelihood: "Infinity" } },
      ]);
    });

    it("keeps words on stdout out of the conversation", async () => {
      expect(await repliesTo(1, 5)).toEqual([
        { kind: "result", result: { log_likelihood: "NaN" } },
        { kind: "result", result: { log_likelihood: 5 } },
      ]);
    });

    it("turns what is thrown into an error with a code, or a refusal", async () => {
      expect(await repliesTo(2, 3, 4, 5)).toEqual([
        { kind: "error", code: "empty_component", message: "component 1: has N_k = 0" },
        { kind: "error", code: "internal", message: expect.stringContaining("out of luck") },
        { kind: "unsupported", why: "not today" },
        { kind: "result", result: { log_likelihood: 5 } },
      ]);
    });

    it("introduces itself with its limits", async () => {
      await withAdapter(command, `kits/fixtures/${script}`, async ({ hello }) => {
        expect(hello.capabilities.limits).toEqual([
          { operations: ["log_likelihood"], dimensions: [1, null], equal_weights: true },
        ]);
      });
    });

    it("refuses an operation that has no function", async () => {
      const refused = await withAdapter(command, `kits/fixtures/${script}`, (implementation) =>
        implementation.ask({
          op: "e_step",
          data: [[1]],
          model: { covariance_type: "full", weights: [1], means: [[0]], covariances: [[[1]]] },
        }),
      );
      expect(refused).toEqual({ kind: "unsupported", why: "there is no e_step" });
    });
  });
