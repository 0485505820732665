export interface Account {
  readonly login: string;
  readonly bot: boolean;
}

/** Who a workflow's own token acts as. */
export const ACTIONS_BOT: Account = { login: 'github-actions[bot]', bot: true };

export function person(login: string): Account {
  return { login, bot: false };
}
