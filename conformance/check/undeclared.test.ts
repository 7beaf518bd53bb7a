import { readFileSync } from "node:fs";
import { describe, expect, it, test, vi } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { introduction } from "../adapters/introduction.ts";
import { readCorpus } from "../cases/index.ts";
import { fuzz } from "../fuzz/index.ts";
import { matrix } from "../matrix/entry.ts";
import {
  type Capabilities,
  type Implementation,
  type Reply,
  type Requestable,
  type RequestOf,
  requestables,
} from "../protocol/index.ts";
import { checkImplementation } from "./checkImplementation.ts";
import type { LawEvent } from "./events.ts";
import { everyLaw } from "./lawPlan.ts";
import { ownFitsOf } from "./ownFit.ts";

vi.setConfig({ testTimeout: 600_000 });

const everything = introduction("recorded", [...requestables]);
const builtIn = float64Adapter();
const corpus = readCorpus();

/** What a request is about, read without the gate that is tested here. */
interface Asked {
  readonly op: string;
  readonly structure: string;
  readonly N: number;
  readonly D: number;
  readonly K: number;
  readonly known: readonly string[];
  readonly steps: number;
  readonly weights: readonly unknown[];
  readonly shares: readonly unknown[];
  readonly hasNaN: boolean;
}

function read(request: RequestOf<Requestable>): Asked {
  const { op, data } = request;
  const model = "model" in request ? request.model : undefined;
  return {
    op,
    structure:
      "covariance_type" in request ? request.covariance_type : (model?.covariance_type ?? ""),
    N: data.length,
    D: model?.means[0]?.length ?? data[0]?.length ?? 0,
    K: "components" in request ? request.components : (model?.weights.length ?? 0),
    known: ("known" in request && request.known) || [],
    steps: "steps" in request ? request.steps : Number.POSITIVE_INFINITY,
    weights: model?.weights ?? [],
    shares: "responsibilities" in request ? request.responsibilities.flat() : [],
    hasNaN: data.some((row) => row.includes("NaN")),
  };
}

interface Recording {
  readonly subject: Implementation;
  readonly asked: Asked[];
}

/** An implementation of these capabilities that records what it is asked. */
function recording(
  capabilities: Capabilities,
  reply: (request: never) => Promise<Reply>,
): Recording {
  const asked: Asked[] = [];
  const ask = (request: RequestOf<Requestable>) => {
    asked.push(read(request));
    return reply(request as never);
  };
  const hello = { ...everything, capabilities };
  return { subject: { ...builtIn, hello, ask: ask as Implementation["ask"] }, asked };
}

/** Refuses everything, so that nothing has to be computed. */
const refusing = async (): Promise<Reply> => ({ kind: "error", code: "internal", message: "no" });
const answering = (request: never) => builtIn.ask(request);

const structures: readonly string[] = ["full", "tied", "diag", "spherical"];
const groups: readonly string[] = ["weights", "means", "covariances"];

/** What of a request the capabilities do not have, limits apart. */
function foreign(
  { op, structure, D, K, known, steps, hasNaN }: Asked,
  can: Capabilities,
): readonly string[] {
  const types: readonly string[] = can.covariance_types;
  const held: readonly string[] = can.known;
  const problems: readonly (readonly [boolean, string])[] = [
    [!can.operations.some((one) => one === op), op],
    [structures.includes(structure) ? !types.includes(structure) : types.length < 2, structure],
    [D > (can.max_dimensions ?? Infinity) || K > (can.max_components ?? Infinity), `${D}, ${K}`],
    [known.some((group) => groups.includes(group) && !held.includes(group)), known.join()],
    [known.some((group) => !groups.includes(group)) && held.length === 0, known.join()],
    [hasNaN && can.nan_policy !== "refuse", "NaN"],
    [op === "em" && can.exact_steps?.from !== "parameters", "em"],
    [op === "em" && steps < (can.exact_steps?.minimum ?? 0), `${steps} steps`],
  ];
  return problems.flatMap(([is, what]) => (is ? [`${op}: ${what}`] : []));
}

async function checkAll(subject: Implementation, options: object): Promise<readonly LawEvent[]> {
  const laws: LawEvent[] = [];
  for await (const event of checkImplementation(subject, { corpus, ...options }))
    if (event.type === "law") laws.push(event);
  return laws;
}

const record = new URL("../MATRIX.json", import.meta.url);
const { entries } = matrix.parse(JSON.parse(readFileSync(record, "utf8")));

describe("of the golden cases and the fits from own starts, nothing is asked", () => {
  test.each(entries.map(({ adapter, implementation }) => [adapter, implementation.capabilities]))(
    "that %s does not declare",
    async (_, declared) => {
      const capabilities = declared as Capabilities;
      const { subject, asked } = recording(capabilities, refusing);
      await checkAll(subject, { ownFits: ownFitsOf(corpus) });
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.flatMap((one) => foreign(one, capabilities))).toEqual([]);
    },
  );
});

const can = everything.capabilities;

/** Declarations, and which of the requests that they exclude by a limit was made. */
const declarations: readonly (readonly [string, Capabilities, (one: Asked) => boolean])[] = [
  [
    "one structure, two dimensions, two components, nothing held, two steps or more",
    {
      ...can,
      ...{ covariance_types: ["full"], known: [], max_dimensions: 2, max_components: 2 },
      ...{ exact_steps: { from: "parameters", minimum: 2 }, nan_policy: "propagate" },
    },
    () => false,
  ],
  [
    "steps from responsibilities, and no fit",
    {
      ...can,
      operations: ["log_density", "e_step", "m_step", "em"],
      exact_steps: { from: "responsibilities", minimum: 1 },
    },
    () => false,
  ],
  [
    "limits of dimensions, components, points and held groups",
    {
      ...can,
      limits: [
        { covariance_types: ["diag"], dimensions: [1, 1] },
        { components: [2, null] },
        { covariance_types: ["tied"], known: ["covariances"] },
        { operations: ["m_step", "em"], points_at_least_dimensions: true },
      ],
    },
    ({ op, structure, N, D, K, known }) =>
      (structure === "diag" && D > 1) ||
      K < 2 ||
      (structure === "tied" && known.includes("covariances")) ||
      (["m_step", "em"].includes(op) && N < D),
  ],
  [
    "limits of responsibilities, of weights, and of what has to be held",
    {
      ...can,
      limits: [
        { operations: ["m_step"], responsibilities: "hard" },
        { operations: ["e_step", "log_density"], equal_weights: true },
        { operations: ["em"], must_hold: ["means"] },
      ],
    },
    ({ op, known, weights, shares }) =>
      shares.some((share) => share !== 0 && share !== 1) ||
      (["e_step", "log_density"].includes(op) && new Set(weights).size > 1) ||
      (op === "em" && !known.includes("means")),
  ],
];

describe.each(declarations)(
  "of one that declares %s, nothing else is asked",
  (_, able, excludes) => {
    const wrongIn = (asked: readonly Asked[]) =>
      asked.filter((one) => excludes(one) || foreign(one, able).length > 0);

    it("in golden cases and fits from own starts", async () => {
      const { subject, asked } = recording(able, refusing);
      await checkAll(subject, { ownFits: ownFitsOf(corpus) });
      expect(asked.length).toBeGreaterThan(100);
      expect(wrongIn(asked)).toEqual([]);
    });

    it("in laws, most of whose inputs are drawn from what is declared", async () => {
      const { subject, asked } = recording(able, answering);
      const laws = await checkAll(subject, {
        corpus: { ...corpus, cases: [] },
        laws: { ...everyLaw, runs: 4 },
      });
      expect(wrongIn(asked)).toEqual([]);
      const tried = laws.filter(({ runs }) => runs > 0);
      expect(tried.length).toBeGreaterThan(20);
      expect(laws.map(({ verdict }) => verdict)).not.toContain("unanswered");
      for (const op of ["e_step", "m_step"])
        expect(tried.map(({ law }) => law)).toContain(`agreement with the exact reading (${op})`);
    });

    it("in fuzzing", async () => {
      const { subject, asked } = recording(able, answering);
      for await (const _event of fuzz(subject, { runs: 200 }));
      expect(asked.length).toBeGreaterThan(150);
      expect(wrongIn(asked)).toEqual([]);
    });
  },
);
