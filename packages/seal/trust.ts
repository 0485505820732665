import type { VerifyKey } from './keys.js';

/** Who may have signed: keys, workflow identities, or both; nobody where neither is given. */
export interface Trust {
  /** An envelope counts when at least `threshold` of these keys signed it. */
  readonly keys?: { readonly keys: readonly VerifyKey[]; readonly threshold: number };
  /** A Sigstore bundle counts when its certificate fits one of these. */
  readonly identities?: readonly IdentityPolicy[];
  /** A Sigstore `trusted_root.json`, or several, one a line; Sigstore's public one where absent. */
  readonly trustedRoot?: Uint8Array;
}

/** What a signing certificate must say. What is absent here is not asked for; every comparison is exact. */
export interface IdentityPolicy {
  /** Who vouches for the identity, such as `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** The identity, whole: for a workflow its URL with its ref, `https://github.com/o/r/.github/workflows/w.yml@refs/heads/main`. */
  readonly identity: string | { readonly pattern: string };
  /** GitHub's number of the repository: unlike its name, nobody else can get it. */
  readonly repositoryId?: string;
  /** GitHub's number of the repository's owner. */
  readonly ownerId?: string;
  /** The workflow that was started, by its path in the repository: `.github/workflows/backup.yml`. */
  readonly workflow?: string;
  /** The ref that the run was of: `refs/heads/main`. */
  readonly ref?: string;
  /** The commit that the run was of. */
  readonly commit?: string;
  /** `github-hosted` or `self-hosted`. */
  readonly runnerEnvironment?: string;
}

export interface SignedByKey {
  readonly kind: 'key';
  readonly keyId: string;
}

/** What a certificate says of who signed. Absent is what it does not say. */
export interface SignedByIdentity {
  readonly kind: 'identity';
  readonly issuer: string;
  readonly identity: string;
  /** The repository's URL. */
  readonly repository?: string;
  readonly repositoryId?: string;
  readonly ownerId?: string;
  /** Path in the repository of the workflow that was started; its URL where it is another repository's. */
  readonly workflow?: string;
  readonly ref?: string;
  readonly commit?: string;
  readonly runnerEnvironment?: string;
  /** What started the run, such as `schedule`. */
  readonly trigger?: string;
  /** The run's URL, with its attempt. */
  readonly run?: string;
  /** The earliest moment at which a log or a timestamp authority saw the signature. */
  readonly signedAt: Date;
}

export type SignedBy = SignedByKey | SignedByIdentity;

/** What was signed, and by whom. */
export interface Signed {
  readonly payload: Uint8Array;
  readonly by: readonly SignedBy[];
}
