/** Work that may be done, counted in densities: one N(x_n|μ_k, Σ_k) in doubles is one. No clock decides. */
export interface Budget {
  readonly left: () => number;
  readonly spend: (work: number) => void;
}

export function budgetOf(work: number): Budget {
  let left = work;
  return {
    left: () => left,
    spend: (some) => {
      left -= some;
    },
  };
}

/** A part of what is left of a budget; what it spends, the whole does. */
export function partOf(whole: Budget, share: number): Budget {
  const part = budgetOf(share * whole.left());
  return {
    left: part.left,
    spend: (work) => {
      part.spend(work);
      whole.spend(work);
    },
  };
}

export const isSpent = ({ left }: Budget) => left() <= 0;
