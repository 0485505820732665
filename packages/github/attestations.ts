import * as v from 'valibot';
import type { Calls } from './calls.js';

/** A Sigstore bundle, as far as GitHub asks what it is. */
const bundleSchema = v.object({
  mediaType: v.string(),
  verificationMaterial: v.record(v.string(), v.unknown()),
  dsseEnvelope: v.record(v.string(), v.unknown()),
});

const answerSchema = v.object({ id: v.number() });

/** What workflows of the repository vouch for, by the digests of what it is about. */
export class Attestations {
  constructor(private readonly calls: Calls) {}

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
}
