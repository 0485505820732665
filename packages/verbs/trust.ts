import type { VerbContext } from '#kit';
import type { IdentityPolicy, Trust } from '#seal';
import { UserError, nearest } from '#verdict';
import { readTextFile } from './text-file.js';

/** Inputs that say whose signatures count. */
export interface TrustInputs {
  readonly 'verify-key': string;
  readonly 'verify-threshold': number;
  readonly signer: readonly string[];
  readonly 'trusted-root': string;
}

/**
 * Whose signatures count, as the inputs say; undefined where none is demanded.
 *
 * @throws UserError
 */
export async function trustFrom(
  inputs: TrustInputs,
  { env }: Pick<VerbContext, 'env'>,
): Promise<Trust | undefined> {
  const text = inputs['verify-key'] === '' ? (env['BACKPROOF_VERIFY_KEY'] ?? '') : inputs['verify-key'];
  const identities = inputs.signer.map(parseIdentity);
  const keys = text.trim() === '' ? undefined : await trustedKeys(text.trim(), inputs['verify-threshold']);
  if (keys === undefined && inputs['verify-threshold'] > 1) {
    throw new UserError('`verify-threshold` says how many keys must have signed, and no key is given', {
      remedy: 'Give the public keys with `verify-key`',
    });
  }
  const path = inputs['trusted-root'];
  if (path !== '' && identities.length === 0) {
    throw new UserError('`trusted-root` vouches for certificates, and no `signer` is given', {
      remedy: 'Name the workflows whose signatures count with `signer`, or take `trusted-root` away',
    });
  }
  if (keys === undefined && identities.length === 0) return undefined;
  return {
    ...(keys === undefined ? {} : { keys }),
    ...(identities.length === 0 ? {} : { identities }),
    ...(path === '' ? {} : { trustedRoot: await rootFrom(path) }),
  };
}

async function rootFrom(path: string): Promise<Uint8Array> {
  const remedy = 'Give the file that `gh attestation trusted-root` prints';
  return Buffer.from(await readTextFile(path, 'trusted root', remedy), 'utf8');
}

async function trustedKeys(text: string, threshold: number): Promise<NonNullable<Trust['keys']>> {
  const { parseVerifyKeys } = await import('#seal');
  const pem = text.includes('-----BEGIN')
    ? text
    : await readTextFile(
        text,
        'file of public keys',
        'Give public keys in PEM, or the path of a file of them',
      );
  const keys = parseVerifyKeys(pem);
  if (threshold > keys.length) {
    throw new UserError(`\`verify-threshold\` is ${threshold}, and there are ${keys.length} keys`, {
      remedy: 'Give all the public keys with `verify-key`, or ask for fewer',
    });
  }
  return { keys, threshold };
}

/** Who vouches for the workflows of github.com. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

const WORDS = {
  issuer: 'issuer',
  identity: 'identity',
  'repository-id': 'repositoryId',
  'owner-id': 'ownerId',
  workflow: 'workflow',
  ref: 'ref',
  runner: 'runnerEnvironment',
} as const satisfies Readonly<Record<string, keyof IdentityPolicy>>;

/**
 * Read one workflow that may sign: `identity=<URL with ref> repository-id=<number> …`, all of which must be exactly so.
 *
 * @throws UserError
 */
export function parseIdentity(line: string): IdentityPolicy {
  const policy = new Map<string, string>();
  for (const word of line.trim().split(/\s+/)) {
    const at = word.indexOf('=');
    const [key, value] = [word.slice(0, at), word.slice(at + 1)];
    if (at < 1 || value === '') throw wrong(`'${word}' is not of the form key=value`);
    if (!Object.hasOwn(WORDS, key)) {
      const near = nearest(key, Object.keys(WORDS));
      throw wrong(`'${key}' is unknown${near === undefined ? '' : `; did you mean ${near}?`}`);
    }
    if (policy.has(key)) throw wrong(`'${key}' is given twice`);
    policy.set(key, value);
  }
  const identity = policy.get('identity');
  if (identity === undefined) throw wrong('it has no identity');
  const exact = Object.entries(WORDS).flatMap(([word, property]) => {
    const value = policy.get(word);
    return value === undefined ? [] : [[property, value] as const];
  });
  return { ...Object.fromEntries(exact), identity, issuer: policy.get('issuer') ?? GITHUB_ISSUER };
}

function wrong(why: string): UserError {
  return new UserError(`\`signer\` is not understood: ${why}`, {
    remedy:
      'Write identity=https://github.com/acme/shop/.github/workflows/backup.yml@refs/heads/main repository-id=1234',
  });
}
