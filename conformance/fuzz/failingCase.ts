import type { AnswerCase } from "../cases/index.ts";
import { certify, type Question, toGoldenCase } from "../certification/index.ts";
import type { Judgement } from "../check/index.ts";
import { judge } from "../check/judge.ts";
import {
  type Capabilities,
  fromWire,
  fromWireModel,
  type Operation,
  type RequestOf,
} from "../protocol/index.ts";
import type { Exchange } from "./recorded.ts";

interface Description {
  readonly origin: string;
  readonly idOf: (op: Operation, request: object) => string;
}

interface FailingCase {
  readonly golden: AnswerCase;
  readonly judgement: Judgement;
}

/** A request as certification has it. */
function questionOf(request: RequestOf<Operation>): Question {
  const { op, data, model, ...asked } = request;
  return {
    ...asked,
    ...("responsibilities" in request && { responsibilities: fromWire(request.responsibilities) }),
    operation: op,
    data: fromWire(data),
    model: fromWireModel(model),
  } as Question;
}

function titleOf({ operation, data, model }: Question): string {
  const [N, D, K] = [data.length, data[0].length, model.weights.length];
  return `${operation}, ${model.covarianceType}, N = ${N}, D = ${D}, K = ${K}`;
}

/** The golden case of a question; none where its answer cannot be certified. */
function certified(
  request: RequestOf<Operation>,
  { origin, idOf }: Description,
): AnswerCase | undefined {
  const question = questionOf(request);
  const description = {
    id: idOf(request.op, request),
    revision: 1,
    title: titleOf(question),
    origin,
    difficulty: "average",
    flags: [],
  } as const;
  try {
    const golden = toGoldenCase(description, question, certify(question, description.id));
    return { ...golden, $schema: "case.schema.json" };
  } catch {
    return undefined;
  }
}

/** Each question once, those on the fewest points first. */
function inTurn(exchanges: readonly Exchange[]): readonly Exchange[] {
  const byText = new Map(
    exchanges.map((exchange) => [JSON.stringify(exchange.request), exchange] as const),
  );
  return [...byText.values()].sort((a, b) => a.request.data.length - b.request.data.length);
}

/** The first of some exchanges whose answer is wrong by itself, as a case. (A fit takes too long to certify.) */
export function failingCase(
  exchanges: readonly Exchange[],
  precision: Capabilities["precision"],
  description: Description,
): FailingCase | undefined {
  for (const { request, reply } of inTurn(exchanges)) {
    if (request.op === "fit" || request.op === "fit_own" || reply.kind === "not_asked") continue;
    const golden = certified(request, description);
    if (golden === undefined) continue;
    const judgement = judge(golden, reply, () => questionOf(request).data, precision);
    if (judgement.verdict !== "pass") return { golden, judgement };
  }
  return undefined;
}
