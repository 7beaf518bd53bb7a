import type { Operation } from "../../protocol/index.ts";
import { leaves } from "./leaves.ts";
import type { Answer, Question, Situation } from "./question.ts";

const perPoint = ({ data }: Situation) => data.map(() => 0);
const perPointAndComponent = ({ data, theta }: Situation) =>
  data.map(() => theta.weights.map(() => 0));

/** An answer of the right shape to each question, whatever its numbers. */
const shapes: { readonly [Op in Operation]: (question: Question<Op>) => Answer<Op> } = {
  log_density: (question) => ({
    logDensity: perPoint(question),
    componentLogDensity: perPointAndComponent(question),
  }),
  e_step: (question) => ({ responsibilities: perPointAndComponent(question) }),
  log_likelihood: () => ({ logLikelihood: 0 }),
  m_step: ({ theta }) => ({ theta }),
  em: ({ theta, steps }) => ({
    logLikelihoods: Array.from({ length: steps + 1 }, () => 0),
    theta,
  }),
  fit: ({ theta }) => ({ logLikelihood: 0, theta, steps: 0, converged: true }),
};

const quantitiesAndPlaces = (answer: object) =>
  leaves(answer).map(({ quantity, place }) => quantity + place);

/** The places of `answer` that are not those of `shape`, and the reverse. */
function misplaced(answer: object, shape: object): string[] {
  const given = new Set(quantitiesAndPlaces(answer));
  const wanted = new Set(quantitiesAndPlaces(shape));
  return [
    ...[...wanted].filter((place) => !given.has(place)).map((place) => `${place} is missing`),
    ...[...given].filter((place) => !wanted.has(place)).map((place) => `${place} is too much`),
  ];
}

function structureOf(answer: object): string | undefined {
  return "theta" in answer ? (answer as Situation).theta.covarianceType : undefined;
}

/** In what the shape of an answer differs from the one that the question asks for, if it does. */
export function misshapen<Op extends Operation>(
  op: Op,
  question: Question<Op>,
  given: Answer<Op>,
): string | undefined {
  const shape = shapes[op](question);
  if (structureOf(given) !== structureOf(shape))
    return `the model's covariance_type is ${structureOf(given)}, not ${structureOf(shape)}`;
  return misplaced(given, shape)[0];
}
