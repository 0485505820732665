import type { Octokit } from '@octokit/rest';
import * as v from 'valibot';
import { explain, type Purpose } from './explain.js';

/** The repository in the form that every operation takes it. */
export interface Target {
  readonly owner: string;
  readonly repo: string;
}

type Answer = Promise<{ readonly data: unknown }>;

/** How the operations of one repository are called: errors explained, answers parsed, all of it ended with the run. */
export class Calls {
  readonly repository: string;

  constructor(
    private readonly octokit: Octokit,
    readonly target: Target,
    private readonly signal: AbortSignal,
    private readonly patienceSeconds: number,
  ) {
    this.repository = `${target.owner}/${target.repo}`;
  }

  /** One request whose answer does not matter. */
  async send(purpose: Purpose, ask: (rest: Octokit['rest'], target: Target) => Answer): Promise<void> {
    await this.#explained(purpose, () => ask(this.octokit.rest, this.target));
  }

  /** One request, and what its answer holds. */
  async one<S extends v.GenericSchema>(
    purpose: Purpose,
    schema: S,
    ask: (rest: Octokit['rest'], target: Target) => Answer,
  ): Promise<v.InferOutput<S>> {
    const { data } = await this.#explained(purpose, () => ask(this.octokit.rest, this.target));
    return v.parse(schema, data);
  }

  /** One request whose answer is another place. */
  async addressOf(
    purpose: Purpose,
    ask: (
      rest: Octokit['rest'],
      target: Target,
    ) => Promise<{ readonly headers: { readonly location?: string } }>,
  ): Promise<string> {
    const { headers } = await this.#explained(purpose, () => ask(this.octokit.rest, this.target));
    if (headers.location === undefined)
      throw new Error(`GitHub told no place when asked to ${purpose.doing}`);
    return headers.location;
  }

  /** Everything in a list of pages, or its first `most` members. */
  async all<S extends v.GenericSchema>(
    purpose: Purpose,
    schema: S,
    pages: (octokit: Octokit, target: Target) => AsyncIterable<{ readonly data: readonly unknown[] }>,
    most = Number.POSITIVE_INFINITY,
  ): Promise<readonly v.InferOutput<S>[]> {
    const members: v.InferOutput<S>[] = [];
    return this.#explained(purpose, async () => {
      for await (const { data } of pages(this.octokit, this.target)) {
        for (const member of data) {
          if (members.length >= most) return members;
          members.push(v.parse(schema, member));
        }
        if (members.length >= most) return members;
      }
      return members;
    });
  }

  async #explained<T>(purpose: Purpose, work: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    const ended = Promise.withResolvers<never>();
    const end = (): void => {
      ended.reject(this.signal.reason);
    };
    this.signal.addEventListener('abort', end, { once: true });
    try {
      // The plugins' pauses know nothing of the signal.
      return await Promise.race([work(), ended.promise]);
    } catch (error) {
      this.signal.throwIfAborted();
      throw explain(error, purpose, this.repository, this.patienceSeconds);
    } finally {
      this.signal.removeEventListener('abort', end);
    }
  }
}
