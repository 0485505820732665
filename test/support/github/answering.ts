import type { Account } from './account.js';
import { operationOf } from './description.js';
import type { HttpAnswer } from './faults.js';
import { pageOf } from './pages.js';
import { Forbidden, Unprocessable } from './refusals.js';
import type { RepositoryState } from './repository.js';
import type { Representation } from './represent.js';
import type { Permissions } from './route.js';
import { deniedBy, type Compiled } from './routes.js';

const DOCS = 'https://docs.github.com/rest';

/** What a token stands for. */
export interface Grant {
  readonly permissions: Permissions;
  readonly actor: Account;
}

/** A request for which there is a route. */
export interface Routed {
  readonly route: Compiled;
  /** The path below the API's own address. */
  readonly path: string;
  readonly url: URL;
  readonly body: unknown;
  /** Nothing where the token is none that was given out. */
  readonly grant: Grant | undefined;
}

/** The right answer to a request: what GitHub would say in this state. Whatever does not fit its description is complained of. */
export function rightAnswer(
  asked: Routed,
  repository: RepositoryState,
  show: Representation,
  complain: (complaint: string) => void,
): HttpAnswer {
  const { route, path, url, body, grant } = asked;
  if (grant === undefined) return { status: 401, headers: {}, body: { message: 'Bad credentials' } };
  const values = route.pattern.exec(path)?.groups ?? {};
  const named = `${values['owner'] ?? ''}/${values['repo'] ?? ''}`;
  if (named.toLowerCase() !== repository.fullName.toLowerCase()) {
    return { status: 404, headers: {}, body: { message: 'Not Found' } };
  }
  const denied = deniedBy(route, grant.permissions, repository.isPrivate);
  if (denied !== undefined) return denied;

  const operation = operationOf(route.operation);
  const wrong = operation.wrongInQuery(url.searchParams) ?? operation.wrongInBody(body);
  if (wrong !== undefined) {
    complain(`${route.operation} ${wrong}`);
    return { status: 400, headers: {}, body: { message: `Invalid request: ${wrong}` } };
  }
  const decoded = Object.entries(values).map(([name, value]) => [name, decodeURIComponent(value)] as const);
  const answer = refusalsAnswered(() => {
    const path = Object.fromEntries(decoded);
    const handled = route.handle({
      repository,
      show,
      actor: grant.actor,
      path,
      query: url.searchParams,
      body,
    });
    return 'status' in handled
      ? { status: handled.status, headers: handled.headers ?? {}, body: handled.body }
      : pageOf(handled, url);
  });
  const complaint = operation.wrongInAnswer(answer.status, answer.body);
  if (complaint !== undefined) complain(`${route.operation} ${complaint}`);
  return answer;
}

/** What the rules of GitHub refuse, as it answers. */
function refusalsAnswered(handle: () => HttpAnswer): HttpAnswer {
  try {
    return handle();
  } catch (error) {
    if (error instanceof Unprocessable) {
      const { message, errors } = error;
      return { status: 422, headers: {}, body: { message, errors, documentation_url: DOCS } };
    }
    if (error instanceof Forbidden) {
      return { status: 403, headers: {}, body: { message: error.message, documentation_url: DOCS } };
    }
    throw error;
  }
}
