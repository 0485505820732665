import { UserError, type Advice } from '#verdict';

/**
 * Why a signature does not count. Stable: policies, reports and tests go by these.
 *
 * - `nobody-trusted`: no key and no identity was given to check it by
 * - `signature-missing`: there is no signature in it
 * - `signature-malformed`: neither a DSSE envelope nor a Sigstore bundle of one
 * - `payload-type`: something else was signed than what is asked for
 * - `key-unknown`: signed by no key that is trusted
 * - `signature-invalid`: what was signed is something else than what stands there
 * - `threshold-not-reached`: signed by fewer trusted keys than are demanded
 * - `identity-refused`: signed by a workflow or person that the policy does not name
 * - `untrusted-root`: the certificate, its timestamp or its log leads to no root that is trusted
 * - `log-refused`: what the transparency log holds is missing, or is about something else
 * - `timestamp-refused`: there is no proof of when it was signed
 * - `root-malformed`: the trusted root that was given cannot be used
 */
export type RefusalCode =
  | 'nobody-trusted'
  | 'signature-missing'
  | 'signature-malformed'
  | 'payload-type'
  | 'key-unknown'
  | 'signature-invalid'
  | 'threshold-not-reached'
  | 'identity-refused'
  | 'untrusted-root'
  | 'log-refused'
  | 'timestamp-refused'
  | 'root-malformed';

/** A signature that does not count, and why. */
export class SignatureRefused extends UserError {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string, advice: Advice = {}) {
    super(message, advice);
    this.name = 'SignatureRefused';
    this.code = code;
  }
}
