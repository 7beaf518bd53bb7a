/** To how many decimals drawn values are written: a last bit of `log` or `cos` then vanishes. */
export const decimals = 6;
