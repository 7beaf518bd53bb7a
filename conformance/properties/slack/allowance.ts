import seedrandom from "seedrandom";
import { roundingOfSums, safety } from "../../compare/index.ts";
import { combine } from "../questions/combine.ts";
import { leaves } from "../questions/leaves.ts";
import type { Answer, Determined, Question } from "../questions/question.ts";
import { requireSpread } from "./collapse.ts";
import { IllPosed } from "./illPosed.ts";
import { requireInhabited } from "./inhabited.ts";
import type { Draw } from "./perturbed.ts";
import { reference } from "./reference.ts";
import { squaresOfMeans } from "./roundedMeans.ts";
import { scalesOf } from "./scales.ts";
import { shaken } from "./shaken.ts";

/**
 * How far the inputs are moved to see how the answer moves: far enough above u that the rounding of
 * the reference (about u) widens nothing (a part in 2^13 of it remains), and far enough below 1 that
 * the answer moves in proportion.
 */
const step = 2 ** -36;
const perturbations = 8;
/** Beyond this, fewer than half of the digits of a double survive, and the laws claim nothing. */
const worstCondition = 1e7;

function sensitivities<Op extends Determined>(
  op: Op,
  question: Question<Op>,
  base: Answer<Op>,
): Answer<Op> {
  const stream = seedrandom(`sensitivities of ${op}`);
  const draw: Draw = () => 2 * stream() - 1;
  let largest = combine(base, base, () => 0);
  for (let trial = 0; trial < perturbations; trial++) {
    const moved = shaken(op, question, step, draw);
    const rate = combine(moved, base, (a, b) => Math.abs(a - b) / step);
    largest = combine(largest, rate, Math.max);
  }
  return largest;
}

function isHopeless<Op extends Determined>(rates: Answer<Op>, scales: Answer<Op>): boolean {
  return leaves(combine(rates, scales, (rate, scale) => rate / scale)).some(
    ({ value }) => !(value <= worstCondition),
  );
}

/**
 * `allowed` and, for covariances, the squares of what the means are allowed.
 *
 * @throws IllPosed where a covariance is little else
 */
function withRoundedMeans<Op extends Determined>(
  allowed: Answer<Op>,
  base: Answer<Op>,
): Answer<Op> {
  if (!("theta" in allowed) || !("theta" in base)) return allowed;
  const { theta } = allowed;
  const squares = { covariances: squaresOfMeans(theta) };
  requireSpread(base.theta, squares.covariances);
  const covariances = combine({ covariances: theta.covariances }, squares, (a, b) => a + b);
  return { ...allowed, theta: { ...theta, ...covariances } };
}

/**
 * How far each number of a correct answer may be from the truth, in an arithmetic of unit roundoff
 * `u`, in the shape of the answer:
 *
 * 16 × (what moving every input by u does) + max(32, 4√N) × u × (the number's scale, `scalesOf`)
 *
 * and, for covariances, the squares of this for the means that they are about.
 *
 * The first term is the conditioning of the question, measured by finite differences (of a
 * trajectory: of every state on it); the second is the rounding of sums over N points, once a step.
 *
 * @throws IllPosed where the question has no answer, ends in a collapse, or loses half of its digits
 * to rounding
 */
export function allowance<Op extends Determined>(
  op: Op,
  question: Question<Op>,
  u: number,
): Answer<Op> {
  const base = reference(op, question);
  if (question.op === "em") requireInhabited(question);
  const scales = scalesOf(op, question, base);
  const rates = sensitivities(op, question, base);
  if (isHopeless(rates, scales)) throw new IllPosed(`${op}: the answer drowns in rounding`);
  const rounds = "steps" in question ? Math.max(1, question.steps) : 1;
  const rounding = rounds * roundingOfSums(question.data.length);
  const allowed = combine(rates, scales, (rate, scale) => (safety * rate + rounding * scale) * u);
  return withRoundedMeans(allowed, base);
}
