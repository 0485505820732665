import { createContext, Script } from 'node:vm';
import { codeOf } from '#verdict';

/** Work that was stopped because it took longer than it may. */
export class TookTooLong extends Error {}

const surroundings = createContext();
const call = new Script('work()');

/**
 * Do work that only computes, and stop it in the middle when it takes too long: no timer could, while it computes.
 *
 * @throws TookTooLong
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  let result: { readonly value: T } | undefined;
  surroundings['work'] = () => {
    result = { value: work() };
  };
  try {
    call.runInContext(surroundings, { timeout: milliseconds });
  } catch (error) {
    if (codeOf(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new TookTooLong(`took longer than ${milliseconds} ms`);
  } finally {
    delete surroundings['work'];
  }
  if (result === undefined) throw new Error('work ended without a result');
  return result.value;
}
