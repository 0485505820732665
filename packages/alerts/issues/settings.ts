import { UserError } from '#verdict';

/** From some age of an issue on, who is called as well. */
export interface Escalation {
  /** Seconds since the issue's subject turned red. */
  readonly after: number;
  /** Users, or teams as `organisation/team`, without the @. */
  readonly mentions: readonly string[];
  readonly assignees: readonly string[];
}

export interface IssueSettings {
  /** Seconds after its closing in which a relapse opens the same issue again; later a new one links it. */
  readonly reopenWithin: number;
  readonly assignees: readonly string[];
  /** Users, or teams as `organisation/team`, without the @. */
  readonly mentions: readonly string[];
  /** By age, the youngest first. */
  readonly escalate: readonly Escalation[];
}

const DAY = 86_400;

export const DEFAULT_ISSUE_SETTINGS: IssueSettings = {
  reopenWithin: 7 * DAY,
  assignees: [],
  mentions: [],
  escalate: [],
};

/** GitHub's rule for names of users and organisations, and for the slug of a team. */
const LOGIN = /^@?([a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,99}(?:\[bot\])?)$/i;
const MENTION = /^@?([a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,99}(?:\/[a-z\d][\w.-]{0,99})?)$/i;

/** @throws UserError for what is no user */
export function assigneeOf(text: string): string {
  const login = LOGIN.exec(text.trim())?.[1];
  if (login !== undefined) return login;
  throw new UserError(`${JSON.stringify(text)} is no user to assign`, {
    remedy: 'Name a user, such as alice',
  });
}

/** @throws UserError for what is neither a user nor a team */
export function mentionOf(text: string): string {
  const name = MENTION.exec(text.trim())?.[1];
  if (name !== undefined) return name;
  throw new UserError(`${JSON.stringify(text)} is nobody to mention`, {
    remedy: 'Name a user or a team, such as @alice or @organisation/team',
  });
}

/**
 * Steps such as `3d=@organisation/team` or `7d=alice`: with an @ who is mentioned, without one who is assigned. Steps of one age
 * are one step.
 *
 * @throws UserError for what is no step
 */
export function escalationsOf(steps: readonly string[]): readonly Escalation[] {
  const byAge = new Map<number, { mentions: string[]; assignees: string[] }>();
  for (const step of steps) {
    const parts = /^\s*(\d{1,4})\s?([hd])\s*=\s*(\S+)\s*$/.exec(step);
    const after = Number(parts?.[1] ?? 0) * (parts?.[2] === 'h' ? 3600 : DAY);
    const who = parts?.[3];
    if (after === 0 || who === undefined) {
      throw new UserError(`${JSON.stringify(step)} is no step of an escalation`, {
        remedy: 'Write an age and who is called, such as 3d=@organisation/team or 7d=alice',
      });
    }
    const called = byAge.get(after) ?? { mentions: [], assignees: [] };
    byAge.set(after, called);
    if (who.startsWith('@')) called.mentions.push(mentionOf(who));
    else called.assignees.push(assigneeOf(who));
  }
  return [...byAge].map(([after, called]) => ({ after, ...called })).toSorted((a, b) => a.after - b.after);
}
