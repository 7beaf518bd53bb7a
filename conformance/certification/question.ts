import type { Known, MixtureParameters } from "../../src/model/index.ts";
import type { Quantity } from "../cases/index.ts";

type Rows<Scalar> = readonly (readonly Scalar[])[];

interface Common<Scalar> {
  /** N rows of D values. */
  readonly data: Rows<Scalar>;
  /** The current model, or the start. */
  readonly model: MixtureParameters<Scalar>;
}

interface Held {
  /** The groups that a step must leave as they are. */
  readonly known: Known;
}

/** A question that has one right answer: an operation and its input. */
export type Question<Scalar = number> = Common<Scalar> &
  (
    | { readonly operation: "log_density" | "e_step" | "log_likelihood" }
    | ({ readonly operation: "m_step"; readonly responsibilities: Rows<Scalar> } & Held)
    | ({ readonly operation: "em"; readonly steps: number } & Held)
    | ({
        readonly operation: "fit";
        readonly max_steps: number;
        readonly tolerance: number;
        /** Whether its steps are used up before it converges. */
        readonly runsOut?: true;
      } & Held)
  );

/** The questions of one operation. */
export type QuestionOf<Operation extends Question["operation"], Scalar = number> = Extract<
  Question<Scalar>,
  { operation: Operation }
>;

/** A number, or numbers nested to the depth of the quantity. */
export type Tree<Scalar> = Scalar | readonly Tree<Scalar>[];

/** An answer: its quantities, each in its own shape. */
export type Answer<Scalar> = Readonly<Partial<Record<Quantity, Tree<Scalar>>>>;

/** The parameters of an answer, as the quantities they are compared as. */
export function parametersOf<Scalar>(theta: MixtureParameters<Scalar>): Answer<Scalar> {
  const { weights, means, covariances } = theta;
  return { weights, means, covariances };
}
