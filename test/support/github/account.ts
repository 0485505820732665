export interface Account {
  readonly login: string;
  readonly bot: boolean;
  /** By default one that goes with the login. */
  readonly id?: number;
}

/** Who a workflow's own token acts as. */
export const ACTIONS_BOT: Account = { login: 'github-actions[bot]', bot: true };

/** @param id of somebody who had another login before, or whose login somebody else had */
export function person(login: string, id?: number): Account {
  return { login, bot: false, ...(id === undefined ? {} : { id }) };
}

/** A number that stays the same for an account. */
export function idOf({ login, id }: Account): number {
  if (id !== undefined) return id;
  let hash = 7;
  for (const character of login) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return hash + 1;
}
