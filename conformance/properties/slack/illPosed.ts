/**
 * Raised for a question of which the laws claim nothing: it has no answer (a step ends in a singular
 * covariance or an empty component), or none that survives the rounding of its input.
 */
export class IllPosed extends Error {
  override readonly name = "IllPosed";
}
