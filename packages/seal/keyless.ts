import { UserError, codeOf, messageOf } from '#verdict';
import type { Signer } from './signer.js';

/** The services that stand witness, by their addresses. */
export interface SigstoreServices {
  /** Gives the certificate that binds a key of the moment to the identity. */
  readonly fulcioUrl: string;
  /** The transparency log. */
  readonly rekorUrl?: string;
  /** The timestamp authority. */
  readonly tsaUrl?: string;
}

/** Sigstore's public services: the identity, and so the repository's name, is published for good. */
export const PUBLIC_SIGSTORE: SigstoreServices = {
  fulcioUrl: 'https://fulcio.sigstore.dev',
  rekorUrl: 'https://rekor.sigstore.dev',
};

export interface KeylessOptions {
  readonly services: SigstoreServices;
  /** The identity token, asked for at each signature, since it lives for minutes. */
  readonly identityToken: () => Promise<string>;
}

/** A request that finds no answer is sent so many times more. */
const RETRIES = 2;
const TIMEOUT_MS = 30_000;

/** Sign by an identity instead of a key: what is signed comes back as a Sigstore bundle, which needs no network to check. */
export function keylessSigner({ services, identityToken }: KeylessOptions): Signer {
  return {
    kind: 'keyless',
    async sign(payloadType, payload) {
      const token = await identityToken();
      try {
        return await signedBundle(services, token, payloadType, payload);
      } catch (error) {
        throw new UserError(`Sigstore did not sign: ${reasonOf(error)}`, {
          remedy: 'Run it again; where the services stay out of reach, sign with a key',
        });
      }
    },
  };
}

async function signedBundle(
  { fulcioUrl, rekorUrl, tsaUrl }: SigstoreServices,
  token: string,
  payloadType: string,
  payload: Uint8Array,
): Promise<Uint8Array> {
  const { DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness } = await import('@sigstore/sign');
  const { bundleToJSON } = await import('@sigstore/bundle');
  const patience = { retry: RETRIES, timeout: TIMEOUT_MS };
  const builder = new DSSEBundleBuilder({
    signer: new FulcioSigner({
      fulcioBaseURL: fulcioUrl,
      identityProvider: { getToken: () => Promise.resolve(token) },
      ...patience,
    }),
    witnesses: [
      // An entry of type `dsse` holds digests only; `intoto` would publish what is signed.
      ...(rekorUrl === undefined
        ? []
        : [new RekorWitness({ rekorBaseURL: rekorUrl, entryType: 'dsse', ...patience })]),
      ...(tsaUrl === undefined ? [] : [new TSAWitness({ tsaBaseURL: tsaUrl, ...patience })]),
    ],
  });
  const bundle = await builder.create({ data: Buffer.from(payload), type: payloadType });
  return Buffer.from(`${JSON.stringify(bundleToJSON(bundle))}\n`);
}

/** What the library says, and what lies under it; in our words where the library's hold the token. */
function reasonOf(error: unknown): string {
  if (codeOf(error) === 'IDENTITY_TOKEN_PARSE_ERROR') return 'the identity token cannot be read';
  const [message, below] = [messageOf(error), error instanceof Error ? error.cause : undefined];
  const cause = below instanceof Error ? below.message : '';
  return message.includes(cause) ? message : `${message} (${cause})`;
}
