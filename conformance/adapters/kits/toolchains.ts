import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Requirement } from "../describeInstalled.ts";
import { adapterPath } from "../openAdapter.ts";

/** The jar of any adapter in Java: it has the kit and Gson. */
export const javaClassPath = adapterPath("commons-math/target/adapter.jar");

/** What cargo is told of the fixture in Rust. */
export const rustFixture = ["--locked", "--manifest-path", adapterPath("kits/fixtures/Cargo.toml")];

const runs = (command: string, ...words: readonly string[]) =>
  spawnSync(command, words).status === 0;

const compilesJson = () =>
  spawnSync("g++", ["-std=c++17", "-E", "-x", "c++", "-"], {
    input: "#include <nlohmann/json.hpp>",
    maxBuffer: Number.POSITIVE_INFINITY,
  }).status === 0;

/** What the kit of each language needs, and whether it is here. */
export const toolchains = {
  javascript: { present: true, remedy: "" },
  python: { present: runs("python3", "--version"), remedy: "install Python 3 (python3)" },
  r: {
    present: runs("Rscript", "--vanilla", "-e", "library(jsonlite)"),
    remedy: "install R with jsonlite (Debian: r-base-core r-cran-jsonlite)",
  },
  octave: {
    present: runs("octave-cli", "--version"),
    remedy: "install GNU Octave (Debian: octave)",
  },
  cpp: {
    present: compilesJson(),
    remedy: "install g++ with JSON for Modern C++ (Debian: g++ nlohmann-json3-dev)",
  },
  go: {
    present: runs("go", "version"),
    remedy: "install Go 1.19 or later (Debian: golang-go)",
  },
  rust: {
    present: runs("cargo", "fetch", "--offline", ...rustFixture),
    remedy: "install Rust (cargo) and run cargo fetch in conformance/adapters/kits/fixtures",
  },
  java: {
    present: existsSync(javaClassPath) && runs("java", "--version"),
    remedy: "run conformance/adapters/commons-math/install.sh",
  },
} as const satisfies Readonly<Record<string, Requirement>>;
