import type { Account } from '#github';
import { MAX_SKEW_MS } from '../backup/rules.js';
import type { Approvers } from '../policy/model.js';
import type { Vote } from './tally.js';

/** An approval that does not count. */
export function against(who: string, code: Extract<Vote, { counts: false }>['code'], why: string): Vote {
  return { who, counts: false, code, why };
}

/** Whether somebody's approval counts by who they are; undefined where nothing speaks against it. */
export function refusedPerson(
  account: Account,
  { from }: Pick<Approvers, 'from'>,
  hands: ReadonlyMap<number, string>,
): Vote | undefined {
  const who = account.login;
  if (from !== undefined && !from.some(({ id }) => id === account.id)) {
    const namesake = from.find(({ login }) => login.toLowerCase() === who.toLowerCase());
    const why =
      namesake === undefined
        ? 'is none of the approvers'
        : `is account ${account.id}, and the approver of this login is ${namesake.id}`;
    return against(who, 'approver-unknown', why);
  }
  const part = hands.get(account.id);
  return part === undefined ? undefined : against(who, 'approval-by-author', part);
}

/** What an approval's moment says against it; undefined where nothing does. */
export function refusedMoment(
  who: string,
  at: Date,
  now: Date,
  maxAge: number | undefined,
): Vote | undefined {
  if (at.getTime() > now.getTime() + MAX_SKEW_MS)
    return against(who, 'approval-in-future', `approved at ${at.toISOString()}, which is to come`);
  if (maxAge === undefined || now.getTime() - at.getTime() <= maxAge) return undefined;
  return against(who, 'approval-expired', `approved at ${at.toISOString()}, which is too long ago`);
}

/** Those who had a part in a change, each with the first part that is known of them. */
export class Hands {
  readonly #parts = new Map<number, string>();
  /** How often it was nobody whom GitHub knows. */
  unknown = 0;

  add(account: Account | undefined, part: string): void {
    if (account === undefined) this.unknown++;
    else if (!this.#parts.has(account.id)) this.#parts.set(account.id, part);
  }

  get parts(): ReadonlyMap<number, string> {
    return this.#parts;
  }
}
