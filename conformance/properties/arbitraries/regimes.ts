/** The kinds of inputs, each good at showing another kind of mistake. */
export const regimes = [
  "plain",
  "drawn",
  "ill-conditioned",
  "offset",
  "extreme units",
  "near-duplicates",
  "unequal weights",
] as const;
export type Regime = (typeof regimes)[number];
