import { gitHubOf, type VerbContext } from '#kit';
import type { GitHub } from '#github';
import type { LeftReceipt } from '#provenance';
import type { Signer, SigningKey } from '#seal';
import { UserError, messageOf } from '#verdict';

/** Inputs that say who signs what a verb writes. */
export interface SigningInputs {
  readonly 'signing-key': string;
  readonly keyless: boolean;
  readonly 'keyless-public-log': boolean;
  readonly attest: boolean;
  readonly 'github-token'?: string;
}

/** Inputs that say whether a receipt is left, and who signs it. */
export interface ReceiptInputs extends SigningInputs {
  readonly receipt: boolean;
}

/** The path of a receipt in its store; '' where there is none, of which a warning tells. */
export function receiptPath(left: LeftReceipt, { ports: { log } }: VerbContext): string {
  if ('path' in left) return left.path;
  log.warning(left.problem);
  return '';
}

/**
 * Who signs, as the inputs say; undefined where nobody does. Mistakes are told before anything is done.
 *
 * @throws UserError
 */
export async function signerFrom(inputs: SigningInputs, context: VerbContext): Promise<Signer | undefined> {
  const key = inputs['signing-key'];
  if (key !== '' && inputs.keyless) {
    throw new UserError('Both `signing-key` and `keyless` are given', {
      remedy: 'Sign by a key or by the identity of the workflow, not by both',
    });
  }
  if (inputs.attest && !inputs.keyless) {
    throw new UserError('`attest` needs `keyless: true`', {
      remedy: 'GitHub keeps what the identity of a workflow signed, and nothing that a key did',
    });
  }
  if (key !== '') {
    const { keySigner } = await import('#seal');
    return keySigner(await signingKeys(key));
  }
  if (!inputs.keyless) return undefined;
  if (!inputs['keyless-public-log']) await refusePrivate(inputs, context);
  const signer = await workflowSigner(context);
  return inputs.attest ? attesting(signer, inputs, context) : signer;
}

const PEM_END = /(-----END [A-Z0-9 ]+-----)/;

/** The keys of one text, one PEM after the other. @throws UserError */
async function signingKeys(text: string): Promise<readonly SigningKey[]> {
  const { parseSigningKey } = await import('#seal');
  const parts = text.trim().split(PEM_END);
  const pems: string[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const pem = `${parts[index] ?? ''}${parts[index + 1] ?? ''}`;
    if (pem.trim() !== '') pems.push(pem);
  }
  return pems.map((pem) => parseSigningKey(pem));
}

/** The public halves of signing keys, as `verify-key` takes them. @throws UserError */
export async function publicHalves(text: string): Promise<string> {
  const { pemOf } = await import('#seal');
  return (await signingKeys(text)).map(({ publicKey }) => pemOf(publicKey)).join('');
}

/** Sigstore's log is public, and what signs there is named for good: a private repository says that it wants that. */
async function refusePrivate(inputs: SigningInputs, context: VerbContext): Promise<void> {
  const { isPrivate } = await (await gitHub(inputs, context)).repositories.get();
  if (!isPrivate) return;
  throw new UserError(
    '`keyless` publishes the name of this private repository and of its workflow, for good',
    {
      remedy: 'Sign with `signing-key`, or set `keyless-public-log: true` where that may be known',
    },
  );
}

/** By the identity of the job that runs. */
async function workflowSigner(context: VerbContext): Promise<Signer> {
  const [{ PUBLIC_SIGSTORE, keylessSigner, requestIdentityToken }, { fetchFor }] = await Promise.all([
    import('#seal'),
    import('#github'),
  ]);
  const { env } = context;
  const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
  const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
  if (url === '' || token === '') {
    throw new UserError('`keyless` needs the identity of a workflow, and this job has none', {
      remedy: 'Give the job the permission `id-token: write`, or sign with `signing-key`',
    });
  }
  context.mask(token);
  const fetch = await fetchFor(env);
  return keylessSigner({
    services: PUBLIC_SIGSTORE,
    identityToken: async () => {
      const identity = await requestIdentityToken({ url, token, fetch });
      context.mask(identity);
      return identity;
    },
  });
}

/** The same, with everything that is signed kept among the repository's attestations too, as far as GitHub takes it. */
function attesting(signer: Signer, inputs: SigningInputs, context: VerbContext): Signer {
  return {
    kind: signer.kind,
    async sign(payloadType, payload) {
      const bundle = await signer.sign(payloadType, payload);
      try {
        await (await gitHub(inputs, context)).attestations.create(bundle);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        context.ports.log.warning(`GitHub keeps no attestation of it: ${messageOf(error)}`);
      }
      return bundle;
    },
  };
}

function gitHub(inputs: SigningInputs, context: VerbContext): Promise<GitHub> {
  return gitHubOf(inputs['github-token'] ?? context.env['GITHUB_TOKEN'] ?? '', context);
}
