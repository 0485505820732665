import type { Representation } from './represent.js';
import type { RepositoryState } from './repository.js';
import type { Account } from './account.js';

/** What a token may do, as `permissions:` of a workflow names it: `{ issues: 'write' }`. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** What a handler works with. */
export interface Ask {
  readonly repository: RepositoryState;
  readonly show: Representation;
  readonly actor: Account;
  /** The values in the path, such as `issue_number`. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** An answer, or a list that is cut into pages. */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | Listed;

/** One operation that the server knows. */
export interface Route {
  /** As GitHub's description names it: `GET /repos/{owner}/{repo}/issues`. */
  readonly operation: string;
  /** What a token needs for it. */
  readonly needs: readonly [scope: string, level: 'read' | 'write'];
  readonly handle: (ask: Ask) => Answer;
}

export const NOT_FOUND: Answer = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
};

/** A list whose members are shown only where they stand on the page that was asked for. */
export function listed<T>(
  list: readonly T[],
  show: (member: T) => unknown,
  wrap?: (page: readonly unknown[], total: number) => unknown,
): Listed {
  return {
    total: list.length,
    page: (from, to) => list.slice(from, to).map(show),
    wrap: wrap ?? ((page) => page),
  };
}

export interface Listed {
  readonly total: number;
  readonly page: (from: number, to: number) => readonly unknown[];
  readonly wrap: (page: readonly unknown[], total: number) => unknown;
}
