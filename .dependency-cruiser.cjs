/** Imports run one way only: model <- exact, float64, data <- conformance <- cli, scripts. */
const rooms = {
  model: [],
  exact: ["model"],
  float64: ["model"],
  data: ["model"],
  initialisation: ["model", "float64", "data"],
  scores: ["model"],
};

const only = (room, allowed) => ({
  name: `${room}-stays-in-its-room`,
  severity: "error",
  from: { path: `^src/${room}/`, pathNot: "\\.test\\.ts$" },
  to: {
    path: "^(src|conformance|scripts|spec)/",
    pathNot: `^src/(${[room, ...allowed].join("|")})/`,
  },
});

const conformance = (room, allowed) => ({
  name: `conformance-${room}-imports-what-stands-below`,
  severity: "error",
  from: { path: `^conformance/${room}/`, pathNot: "(\\.test\\.ts$|/fixtures/)" },
  to: {
    path: "^(conformance|scripts|spec)/",
    pathNot: `^conformance/(${[room, ...allowed].join("|")})/`,
  },
});

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(rooms).map(([room, allowed]) => only(room, allowed)),
    {
      name: "src-knows-nothing-of-conformance",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(conformance|scripts|spec)/" },
    },
    {
      name: "mathjs-is-known-to-the-engine-and-to-the-mutants",
      severity: "error",
      from: {
        path: "^(src|conformance|scripts)/",
        pathNot: "^(src/exact/engine/|conformance/mutants/(treeEdits|covariances)\\.ts$)",
      },
      to: { path: "node_modules/mathjs/" },
    },
    conformance("files", []),
    conformance("protocol", []),
    conformance("cases", ["protocol", "files"]),
    conformance("compare", ["protocol", "cases"]),
    conformance("certification", ["protocol", "cases", "compare"]),
    conformance("properties", ["protocol", "cases", "compare", "adapters"]),
    conformance("adapters", ["protocol"]),
    conformance("mutants", ["protocol", "adapters"]),
    conformance("diagnosis", ["protocol", "cases", "compare", "adapters", "mutants"]),
    conformance("check", ["protocol", "cases", "compare", "properties", "diagnosis"]),
    conformance("kills", [
      "protocol",
      "cases",
      "compare",
      "properties",
      "adapters",
      "mutants",
      "check",
    ]),
    conformance("fuzz", [
      "protocol",
      "cases",
      "compare",
      "certification",
      "properties",
      "check",
      "adapters",
      "files",
      "ownCases",
    ]),
    conformance("copy", ["cases", "files"]),
    conformance("init", ["adapters", "files"]),
    conformance("userData", ["files", "protocol"]),
    conformance("explain", ["protocol", "cases", "properties", "mutants", "kills"]),
    conformance("ownCases", [
      "protocol",
      "cases",
      "compare",
      "certification",
      "check",
      "report",
      "adapters",
      "copy",
      "files",
    ]),
    conformance("matrix", ["protocol", "cases", "compare", "adapters", "diagnosis", "check"]),
    conformance("report", ["protocol", "cases", "compare", "check", "diagnosis"]),
    {
      name: "the-plan-of-the-corpus-finds-no-start-anew",
      severity: "error",
      from: { path: "^scripts/golden/plan" },
      to: { path: "^src/initialisation/", reachable: true },
    },
    {
      name: "nothing-imports-scripts",
      severity: "error",
      from: { path: "^(src|conformance|spec)/" },
      to: { path: "^scripts/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".mjs", ".js"] },
  },
};
