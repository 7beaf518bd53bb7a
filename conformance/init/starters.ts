/** What a new adapter in a language is made of. Paths and words that begin with `./` are in its folder. */
export interface Starter {
  readonly title: string;
  /** What the machine needs, and how to come by it. */
  readonly needs: string;
  /** The files, and where each comes from: its path beside the adapters of this package. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the operations call the implementation, and the implementation. */
  readonly adapter: string;
  readonly implementation: string;
  /** The words that make a program of it, in its folder; absent where the source is the program. */
  readonly build?: readonly string[];
  /** The words that start it. */
  readonly command: readonly [string, ...string[]];
}

const from = (folder: string, names: readonly string[], to = "") =>
  Object.fromEntries(names.map((name) => [`${to}${name}`, `${folder}/${name}`]));

/** A starter whose kit is one file beside it. */
const beside = (language: string, kit: string, own: readonly string[]) => ({
  ...from(`starters/${language}`, own),
  ...from(`kits/${language}`, [kit]),
});

const inDebian = (packages: string) => `(Debian: ${packages})`;

/** By the name that `init` takes. */
export const starters = {
  python: {
    title: "Python",
    needs: "Python 3.9 or later (python3)",
    files: beside("python", "gmm_adapter.py", ["adapter.py", "naive_mixture.py"]),
    adapter: "adapter.py",
    implementation: "naive_mixture.py",
    command: ["python3", "./adapter.py"],
  },
  r: {
    title: "R",
    needs: `R with the package jsonlite ${inDebian("r-base-core r-cran-jsonlite")}`,
    files: beside("r", "gmm_adapter.R", ["adapter.R", "naive_mixture.R"]),
    adapter: "adapter.R",
    implementation: "naive_mixture.R",
    command: ["Rscript", "--vanilla", "./adapter.R"],
  },
  octave: {
    title: "Octave",
    needs: `GNU Octave 7 or later ${inDebian("octave")}`,
    files: beside("octave", "gmm_adapter.m", ["adapter.m", "naive_mixture.m"]),
    adapter: "adapter.m",
    implementation: "naive_mixture.m",
    command: ["octave-cli", "--norc", "--no-history", "./adapter.m"],
  },
  javascript: {
    title: "JavaScript",
    needs: "Node 20 or later",
    files: beside("javascript", "gmm_adapter.mjs", ["adapter.mjs", "naive_mixture.mjs"]),
    adapter: "adapter.mjs",
    implementation: "naive_mixture.mjs",
    command: ["node", "./adapter.mjs"],
  },
  cpp: {
    title: "C++",
    needs: `a C++17 compiler and JSON for Modern C++ ${inDebian("g++ nlohmann-json3-dev")}`,
    files: beside("cpp", "gmm_adapter.hpp", ["adapter.cpp", "naive_mixture.hpp"]),
    adapter: "adapter.cpp",
    implementation: "naive_mixture.hpp",
    build: ["g++", "-std=c++17", "-O2", "adapter.cpp", "-o", "adapter"],
    command: ["./adapter"],
  },
  java: {
    title: "Java",
    needs: `a JDK, 17 or later, and Maven ${inDebian("default-jdk-headless maven")}`,
    files: beside("java", "GmmAdapter.java", ["Adapter.java", "NaiveMixture.java", "pom.xml"]),
    adapter: "Adapter.java",
    implementation: "NaiveMixture.java",
    build: ["mvn", "--batch-mode", "--quiet", "package"],
    command: ["java", "-jar", "./target/adapter.jar"],
  },
  rust: {
    title: "Rust",
    needs: `Rust 1.78 or later ${inDebian("cargo")}`,
    files: {
      ...from("starters/rust", ["Cargo.toml", "Cargo.lock", "adapter.rs", "naive_mixture.rs"]),
      ...from("kits/rust", ["Cargo.toml", "gmm_adapter.rs"], "gmm_adapter/"),
    },
    adapter: "adapter.rs",
    implementation: "naive_mixture.rs",
    build: ["cargo", "build", "--release", "--locked"],
    command: ["./target/release/adapter"],
  },
  go: {
    title: "Go",
    needs: `Go 1.19 or later ${inDebian("golang-go")}`,
    files: {
      ...from("starters/go", ["go.mod", "main.go", "naive_mixture.go"]),
      ...from(
        "kits/go",
        ["go.mod", "gmmadapter.go", "stdout_linux.go", "stdout_other.go"],
        "gmmadapter/",
      ),
    },
    adapter: "main.go",
    implementation: "naive_mixture.go",
    build: ["GOWORK=off", "go", "build", "-o", "adapter", "."],
    command: ["./adapter"],
  },
} as const satisfies Readonly<Record<string, Starter>>;

export type Language = keyof typeof starters;

export const languages = Object.keys(starters) as readonly Language[];
