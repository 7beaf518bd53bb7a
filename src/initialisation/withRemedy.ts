import { GmmError } from "../model/index.ts";

/**
 * What an M step comes to; its refusal, if it has one, with what to try in its place.
 *
 * @throws GmmError
 */
export function withRemedy<Result>(remedy: string, mStep: () => Result): Result {
  try {
    return mStep();
  } catch (error) {
    if (!(error instanceof GmmError)) throw error;
    const { code, where, message } = error;
    throw new GmmError(code, where, `${message.slice(`${where}: `.length)}; ${remedy}`);
  }
}
