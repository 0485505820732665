import * as v from 'valibot';
import type { Fetch } from '#github';
import { UserError, codeOf, type Clock } from '#verdict';
import type { StoreOptions } from '../open.js';
import { persistently, type Persistence } from '../persistence.js';
import { storeFile } from './blob.js';

/** Another writer has the name in this run. */
export class NameTaken extends Error {}

/** An answer of the service that is a no. */
class ServiceRefusal extends Error {
  constructor(
    readonly status: number,
    method: string,
    message: string,
  ) {
    super(`${method} was answered with ${status}${message === '' ? '' : `: ${message}`}`);
    this.name = 'ServiceRefusal';
  }
}

/** What the runner says of the run's place at the service, in its token. */
interface RunPlace {
  readonly workflow_run_backend_id: string;
  readonly workflow_job_run_backend_id: string;
}

const claimsSchema = v.object({ scp: v.string() });
const createdSchema = v.object({ ok: v.literal(true), signed_upload_url: v.string() });
const finishedSchema = v.object({ ok: v.literal(true), artifact_id: v.union([v.string(), v.number()]) });
const listedSchema = v.object({
  artifacts: v.optional(
    v.array(v.object({ workflow_run_backend_id: v.string(), workflow_job_run_backend_id: v.string() })),
    [],
  ),
});
const errorSchema = v.object({ msg: v.string() });

/** The protocol's version in which an artifact may be a file as it is, and no archive. */
const AS_IT_IS = 7;

/** A file that becomes an artifact. */
export interface ArtifactFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface ServiceOptions extends Pick<StoreOptions, 'env' | 'stallSeconds'>, Persistence {
  readonly fetch: Fetch;
  readonly clock: Clock;
}

/**
 * The run's own side of artifacts: only a step of a workflow can write them, and needs no permission for those of its own run. It speaks
 * as the client of `@actions/artifact` does, which cannot be passed on inside our bundle: it brings a package without a licence.
 */
export class ArtifactService {
  readonly #options: ServiceOptions;
  readonly #token: string;
  readonly #origin: string;
  readonly #run: RunPlace;

  /** @throws UserError where there is no such service */
  constructor(options: ServiceOptions) {
    const { env } = options;
    this.#options = options;
    this.#token = needed(env, 'ACTIONS_RUNTIME_TOKEN');
    this.#origin = new URL(needed(env, 'ACTIONS_RESULTS_URL')).origin;
    this.#run = placeIn(this.#token);
    const host = new URL(env['GITHUB_SERVER_URL'] ?? 'https://github.com').hostname;
    if (host !== 'github.com' && !/\.(?:ghe\.com|localhost)$/.test(host)) {
      throw new UserError(`${host} has no service for artifacts of this kind`, {
        remedy: 'Take another store: GitHub Enterprise Server keeps artifacts in an older way',
      });
    }
  }

  /**
   * Send a file as an artifact.
   *
   * @param retentionDays days that it is kept; the repository's own rule where absent
   * @throws NameTaken
   */
  async upload(file: ArtifactFile, retentionDays: number | undefined): Promise<{ readonly id: number }> {
    const { name } = file;
    const { signed_upload_url: place } = await this.#call('CreateArtifact', createdSchema, {
      name,
      version: AS_IT_IS,
      mime_type: 'application/octet-stream',
      ...(retentionDays === undefined ? {} : { expires_at: this.#inDays(retentionDays) }),
    });
    await storeFile(place, file.path, this.#options);
    const { artifact_id: id } = await this.#call('FinalizeArtifact', finishedSchema, {
      name,
      size: String(file.size),
      hash: `sha256:${file.sha256}`,
    });
    return { id: Number(id) };
  }

  /** Remove what the run wrote under a name, in whichever of its jobs; no error where there is nothing. */
  async delete(name: string): Promise<void> {
    const { artifacts } = await this.#call('ListArtifacts', listedSchema, { name_filter: name });
    for (const place of artifacts) await this.#call('DeleteArtifact', v.unknown(), { ...place, name });
  }

  #inDays(days: number): string {
    return new Date(this.#options.clock.now().getTime() + days * 86_400_000).toISOString();
  }

  #call<S extends v.GenericSchema>(
    method: string,
    schema: S,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<v.InferOutput<S>> {
    const { fetch, signal } = this.#options;
    return persistently(
      async (failed) => {
        const answer = await fetch(
          `${this.#origin}/twirp/github.actions.results.api.v1.ArtifactService/${method}`,
          {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
            body: JSON.stringify({ ...this.#run, ...fields }),
            signal,
          },
        );
        const text = await answer.text();
        if (answer.ok) return v.parse(schema, JSON.parse(text));
        const refusal = new ServiceRefusal(answer.status, method, messageIn(text));
        // After an attempt without an answer, it may well be ourselves who have it.
        if (answer.status === 409 && failed === 0) throw new NameTaken(refusal.message, { cause: refusal });
        throw refusal;
      },
      passes,
      this.#options,
    );
  }
}

function passes(error: unknown): boolean {
  if (error instanceof ServiceRefusal) return error.status === 429 || error.status >= 500;
  // `fetch` tells of the network so, with its code in the cause.
  return error instanceof TypeError && codeOf(error.cause) !== undefined;
}

function needed(env: StoreOptions['env'], name: string): string {
  const value = env[name] ?? '';
  if (value !== '') return value;
  throw new UserError(
    `Workflow artifacts are written by steps of a workflow alone, and here is none: ${name} is not set`,
    { remedy: 'Back up with `uses:` in a workflow on github.com, or take another store' },
  );
}

/** `Actions.Results:<run>:<job>` among the scopes of the token, which is a JSON Web Token. */
function placeIn(token: string): RunPlace {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const { scp } = v.parse(claimsSchema, claims);
    const [, run, job] = /(?:^| )Actions\.Results:([^: ]+):([^: ]+)(?: |$)/.exec(scp) ?? [];
    if (run !== undefined && job !== undefined) {
      return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
    }
  } catch {
    // Told below.
  }
  throw new UserError('ACTIONS_RUNTIME_TOKEN is no token for writing artifacts', {
    remedy: 'Leave it as the runner sets it',
  });
}

function messageIn(body: string): string {
  try {
    const known = v.safeParse(errorSchema, JSON.parse(body));
    return known.success ? known.output.msg : '';
  } catch {
    return '';
  }
}
