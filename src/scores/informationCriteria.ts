/** AIC = −2L + 2p, of a log likelihood L reached with p free parameters: the smaller, the better. */
export function aic(logLikelihood: number, p: number): number {
  return -2 * logLikelihood + 2 * p;
}

/** BIC = −2L + p ln N, of a log likelihood L of N points: the smaller, the better. */
export function bic(logLikelihood: number, p: number, N: number): number {
  return -2 * logLikelihood + p * Math.log(N);
}
