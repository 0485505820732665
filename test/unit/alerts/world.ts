import { reconcile, type Finding, type IssueSettings, type Reconciled } from '#alerts';
import { openGitHub, type GitHub } from '#github';
import type { Logger } from '#verdict';
import { GitHubServer, type IssueState } from '../../support/github/index.js';
import { START, settings } from './findings.js';

const silent: Logger = {
  info: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
  group: (_, work) => work(),
};

/** A repository on the tests' GitHub, and the time in it. */
export class World {
  time = START;
  readonly clock = { now: (): Date => this.time };

  private constructor(
    readonly server: GitHubServer,
    private readonly client: GitHub,
  ) {}

  static async start(): Promise<World> {
    const holder: { world?: World } = {};
    const server = await GitHubServer.start({ now: () => holder.world?.time ?? START });
    holder.world = new World(server, await World.#client(server));
    return holder.world;
  }

  /** A second of waiting takes a millisecond, so that outages are short. */
  static #client(server: GitHubServer): Promise<GitHub> {
    return openGitHub({
      token: server.token({ issues: 'write' }),
      apiUrl: server.url,
      repository: 'acme/shop',
      ports: { log: silent, signal: new AbortController().signal },
      second: 1,
    });
  }

  /** A client of its own, as each run has one: what it may wait is spent with it. */
  async run(findings: readonly Finding[], parts: Partial<IssueSettings> = {}): Promise<Reconciled> {
    const client = await World.#client(this.server);
    return reconcile(client.issues, findings, settings(parts), { clock: this.clock });
  }

  /** One finding at its moment, which becomes the present. Everything is delivered. */
  async find(finding: Finding, parts: Partial<IssueSettings> = {}): Promise<Reconciled> {
    this.time = finding.at;
    const done = await reconcile(this.client.issues, [finding], settings(parts), { clock: this.clock });
    if (done.undelivered.length > 0) throw new Error(done.undelivered.map(({ message }) => message).join());
    return done;
  }

  get issues(): readonly IssueState[] {
    return this.server.repository.issues.issues;
  }

  issue(number: number): IssueState {
    const issue = this.server.repository.issues.issue(number);
    if (issue === undefined) throw new Error(`There is no issue #${number}`);
    return issue;
  }

  labels(number: number): readonly string[] {
    return this.issue(number).labels.map(({ name }) => name);
  }

  comments(number: number): readonly string[] {
    return this.issue(number).comments.map(({ body }) => body);
  }
}
