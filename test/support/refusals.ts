import { SignatureRefused, type RefusalCode } from '#seal';

/** Why it was refused; undefined where it was not. Any other error is thrown on. */
export async function refusalOf(outcome: Promise<unknown>): Promise<RefusalCode | undefined> {
  try {
    await outcome;
    return undefined;
  } catch (error) {
    if (error instanceof SignatureRefused) return error.code;
    throw error;
  }
}
