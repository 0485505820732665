import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ACTIONS_BOT, type Account } from './account.js';
import { rightAnswer, type Grant, type Routed } from './answering.js';
import { answerOf, type Fault, type HttpAnswer, type Rule, type Seen } from './faults.js';
import { People } from './people.js';
import { Representation } from './represent.js';
import { RepositoryState } from './repository.js';
import type { Permissions } from './route.js';
import { routeOf } from './routes.js';

/** GitHub's installations elsewhere have their API below this. */
const ENTERPRISE_PREFIX = '/api/v3';

export interface GitHubServerOptions {
  /** `owner/name`; by default `acme/shop`. */
  readonly repository?: string;
  /** The moment that everything gets that happens on GitHub; by default the machine's. */
  readonly now?: () => Date;
}

/** A request that was answered. */
export interface Answered extends Seen {
  readonly status: number;
}

/**
 * GitHub's API as far as Backproof uses it: one repository with its state, under GitHub's rules. Every request is held against the
 * description that GitHub publishes, and so is every answer that comes of state. What does not fit makes `stop` fail.
 */
export class GitHubServer {
  readonly repository: RepositoryState;
  /** Every request in the order of their answers. */
  readonly requests: Answered[] = [];
  /** Requests and answers that are not as GitHub describes them. */
  readonly complaints: string[] = [];
  readonly #tokens = new Map<string, Grant>();
  readonly #rules: Rule[] = [];
  readonly #server: Server;
  #url = '';
  #show: Representation;

  private constructor({ repository = 'acme/shop', now = () => new Date() }: GitHubServerOptions) {
    const [owner = '', name = ''] = repository.split('/');
    this.repository = new RepositoryState(owner, name, now);
    this.#show = new Representation('', repository);
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.#complain(`${request.method ?? ''} ${request.url ?? ''}: ${String(error)}`);
        response.destroy();
      });
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  static async start(options: GitHubServerOptions = {}): Promise<GitHubServer> {
    const started = new GitHubServer(options);
    started.#server.listen(0, '127.0.0.1');
    await once(started.#server, 'listening');
    const address = started.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port');
    started.#url = `http://127.0.0.1:${address.port}`;
    started.#show = new Representation(started.#url, started.repository.fullName);
    return started;
  }

  /** Where the API is. */
  get url(): string {
    return this.#url;
  }

  /** The same API as an installation of one's own has it. */
  get enterpriseUrl(): string {
    return this.#url + ENTERPRISE_PREFIX;
  }

  /** A token that may do this; of a workflow's own bot unless somebody else is named. */
  token(permissions: Permissions, actor: Account = ACTIONS_BOT): string {
    const token = `ghs_test${String(this.#tokens.size + 1).padStart(6, '0')}secret`;
    this.#tokens.set(token, { permissions, actor });
    return token;
  }

  /** What a person does on GitHub's pages. */
  person(login: string): People {
    return new People(this.repository.issues, login);
  }

  /** Make the next requests that match go wrong, one fault each. */
  next(fault: Fault, times = 1, matches: (request: Seen) => boolean = () => true): void {
    let left = times;
    this.rule((request) => (left > 0 && matches(request) && left-- > 0 ? fault : undefined));
  }

  /** Ask this before every request. Returns what takes the rule away again. */
  rule(rule: Rule): () => void {
    this.#rules.push(rule);
    return () => {
      const index = this.#rules.indexOf(rule);
      if (index >= 0) this.#rules.splice(index, 1);
    };
  }

  /** Hold the next request that matches until it is let go. */
  hold(
    matches: (request: Seen) => boolean,
    happened = false,
  ): { readonly arrived: Promise<void>; readonly release: () => void } {
    const arrived = Promise.withResolvers<undefined>();
    const released = Promise.withResolvers<undefined>();
    const fault: Fault = { kind: 'wait', until: released.promise, happened };
    let held = false;
    this.rule((request) => {
      if (held || !matches(request)) return undefined;
      held = true;
      arrived.resolve(undefined);
      return fault;
    });
    return {
      arrived: arrived.promise,
      release: () => {
        released.resolve(undefined);
      },
    };
  }

  /** End the server; fails where a request or an answer was not as GitHub describes it. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
    if (this.complaints.length > 0) {
      throw new Error(`Not as GitHub describes it:\n${[...new Set(this.complaints)].join('\n')}`);
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', this.#url);
    const path = url.pathname.startsWith(ENTERPRISE_PREFIX)
      ? url.pathname.slice(ENTERPRISE_PREFIX.length)
      : url.pathname;
    const raw = await text(request);
    const body: unknown = raw === '' ? undefined : JSON.parse(raw);
    const route = routeOf(method, path);
    if (route === undefined) {
      this.#complain(`${method} ${path} is nothing that the tests' GitHub knows`);
      send(response, { status: 501, headers: {}, body: { message: 'Not Implemented' } });
      return;
    }
    const grant = this.#tokens.get((request.headers.authorization ?? '').replace(/^(?:token|bearer) /i, ''));
    const seen: Seen = {
      ...{ method, path, query: url.search, operation: route.operation, body },
      actor: grant?.actor.login ?? '',
    };
    const faults = this.#rules.map((rule) => rule(seen)).filter((fault) => fault !== undefined);
    const answer = await this.#answer({ route, path, url, body, grant }, faults);
    if (answer === 'cut') {
      this.requests.push({ ...seen, status: 0 });
      response.destroy();
      return;
    }
    this.requests.push({ ...seen, status: answer.status });
    send(response, answer);
  }

  async #answer(asked: Routed, faults: readonly Fault[]): Promise<HttpAnswer | 'cut'> {
    const { operation, needs } = asked.route;
    const right = (): HttpAnswer =>
      rightAnswer(asked, this.repository, this.#show, (complaint) => {
        this.#complain(complaint);
      });
    let done: HttpAnswer | undefined;
    for (const fault of faults) {
      if ('happened' in fault && fault.happened) done ??= right();
      if (fault.kind === 'wait') await fault.until;
      if (fault.kind === 'cut') return 'cut';
      const wrong = answerOf(fault, operation, needs.join('='));
      if (wrong !== undefined) return wrong;
    }
    return done ?? right();
  }

  #complain(complaint: string): void {
    this.complaints.push(complaint);
  }
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  const content = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(content),
    'x-github-request-id': 'TEST',
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '999',
    ...headers,
  });
  response.end(content);
}
