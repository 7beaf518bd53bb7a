/** The operations that are asked of given parameters: what they answer can be compared. */
export const operations = [
  "log_density",
  "e_step",
  "m_step",
  "log_likelihood",
  "em",
  "fit",
] as const;
export type Operation = (typeof operations)[number];

/** Everything that a request can ask for; `fit_own` is a fit from a start of the implementation's own. */
export const requestables = [...operations, "fit_own"] as const;
export type Requestable = (typeof requestables)[number];
