import * as v from 'valibot';
import { messageOf } from '#verdict';
import type { Calls } from './calls.js';
import { GitHubUnavailable, NotFound } from './errors.js';
import type { Fetch, FetchAnswer } from './proxy.js';
import { uncompressed } from './snappy.js';

/** A Sigstore bundle, as far as GitHub asks what it is. */
const bundleSchema = v.object({
  mediaType: v.string(),
  verificationMaterial: v.record(v.string(), v.unknown()),
  dsseEnvelope: v.record(v.string(), v.unknown()),
});

const answerSchema = v.object({ id: v.number() });

/** Newest first. A bundle is there itself, or GitHub says where it keeps it. */
const listSchema = v.object({
  attestations: v.array(
    v.object({ bundle: v.nullish(v.looseObject({})), bundle_url: v.nullish(v.string()) }),
  ),
});
type Kept = v.InferOutput<typeof listSchema>['attestations'][number];

/** Those of one artifact that are read: whoever has more names a file. */
const MOST = 30;
/** Largest bundle that is fetched, in bytes. */
const MAX_BYTES = 16 * 1024 * 1024;
const FETCH_MS = 60_000;

/** What workflows of the repository vouch for, by the digests of what it is about. */
export class Attestations {
  /** @param fetch asks for bundles, which do not lie at the API */
  constructor(
    private readonly calls: Calls,
    private readonly fetch: Fetch,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Keep a Sigstore bundle, so that it is found by the digest of its subject.
   *
   * @param bundle its JSON
   * @returns its number
   */
  async create(bundle: Uint8Array): Promise<number> {
    const whole = v.parse(bundleSchema, JSON.parse(Buffer.from(bundle).toString('utf8')));
    const { id } = await this.calls.one(
      { doing: 'keep an attestation', permission: 'attestations: write' },
      answerSchema,
      (api, target) => api.repos.createAttestation({ ...target, bundle: whole }),
    );
    return id;
  }

  /**
   * Bundles that are kept of an artifact, newest first. Nobody vouches for what GitHub answers: each is to be verified.
   *
   * @param sha256 the artifact's, lowercase hex
   * @returns their JSON; none where GitHub knows none
   */
  async of(sha256: string): Promise<readonly Uint8Array[]> {
    const bundles: Uint8Array[] = [];
    for (const kept of await this.#keptOf(sha256)) {
      if (kept.bundle !== null && kept.bundle !== undefined) {
        bundles.push(Buffer.from(JSON.stringify(kept.bundle)));
      } else if (kept.bundle_url !== null && kept.bundle_url !== undefined) {
        bundles.push(await this.#fetched(kept.bundle_url));
      }
    }
    return bundles;
  }

  async #keptOf(sha256: string): Promise<readonly Kept[]> {
    try {
      const { attestations } = await this.calls.one(
        { doing: 'read the attestations of an artifact', permission: 'attestations: read' },
        listSchema,
        (api, target) =>
          api.repos.listAttestations({ ...target, subject_digest: `sha256:${sha256}`, per_page: MOST }),
      );
      return attestations;
    } catch (error) {
      if (error instanceof NotFound) return [];
      throw error;
    }
  }

  /** A bundle from where GitHub keeps it: an address that lets in whoever has it, for some minutes. No token is sent there. */
  async #fetched(url: string): Promise<Uint8Array> {
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(FETCH_MS)]);
    try {
      const answer = await this.fetch(url, { signal });
      if (!answer.ok) throw new RangeError(`the answer is ${answer.status}`);
      return uncompressed(await bodyOf(answer), MAX_BYTES);
    } catch (error) {
      this.signal.throwIfAborted();
      // The address itself is a secret.
      throw new GitHubUnavailable(`GitHub did not give an attestation that it keeps: ${messageOf(error)}`);
    }
  }
}

async function bodyOf({ body }: FetchAnswer): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    if (!(part instanceof Uint8Array)) continue;
    length += part.length;
    if (length > MAX_BYTES) throw new RangeError('it is too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
