/** What a store's service says of one of its settings; where it says nothing, why. */
export type Fact<T> =
  | { readonly state: 'known'; readonly value: T }
  /** The credential in use may not ask: the permission, by the service's own name for it. */
  | { readonly state: 'denied'; readonly permission: string }
  /** The service does not answer this. */
  | { readonly state: 'untold'; readonly why: string }
  /** Stores of this kind have no such thing. */
  | { readonly state: 'none'; readonly why: string };

/** Where a store physically is, as far as it tells: two copies are apart where any of it differs. */
export interface StorePlace {
  /** Whose service it is: a vendor's, the host of an endpoint, this machine. */
  readonly service: string;
  readonly region?: string;
  readonly account?: string;
}

/** How new objects are locked that nobody locks by themselves. */
export interface DefaultLock {
  readonly mode: 'governance' | 'compliance';
  readonly days: number;
}

/** A rule of the store's own by which sets would be removed. */
export interface Expiry {
  /** The rule's name, for who has to find it. */
  readonly rule: string;
  /** Objects as everybody sees them, or versions that something came on top of. */
  readonly of: 'objects' | 'earlier versions';
  /** Days after which it removes them; 0 where the rule names a date that does not depend on their age. */
  readonly days: number;
}

/** How objects are encrypted where they lie. */
export interface Encryption {
  /** Such as `AES256`, `aws:kms`. */
  readonly method: string;
  /** The key, where it is not the service's own. */
  readonly key?: string;
  /** How that key is changed by itself; absent where nobody can be asked. */
  readonly rotation?: Fact<KeyRotation>;
}

/** Whether a key is replaced by itself, and how often where that is told. */
export interface KeyRotation {
  readonly on: boolean;
  readonly everyDays?: number;
}

/** Who else could read. */
export interface PublicAccess {
  /** Ways in which everybody may read, in words; none where nobody may. */
  readonly open: readonly string[];
  /** Whether a setting keeps it so whatever somebody grants later; absent where the service has no such setting. */
  readonly blocked?: boolean;
}

/** What a store says of how well it keeps sets from loss and from strangers. Nothing of it is guessed. */
export interface PostureFacts {
  readonly place: StorePlace;
  /** Whether versions are kept. */
  readonly versioning: Fact<boolean>;
  /** Whether objects can be locked, and how new ones are. */
  readonly lock: Fact<{ readonly possible: boolean; readonly byDefault?: DefaultLock }>;
  /** Rules that reach the sets. */
  readonly lifecycle: Fact<readonly Expiry[]>;
  /** Undefined value: not encrypted. */
  readonly encryption: Fact<Encryption | undefined>;
  readonly publicAccess: Fact<PublicAccess>;
  /** Whether the credential in use may remove versions for good. */
  readonly deletesVersions: Fact<boolean>;
}

export function known<T>(value: T): Fact<T> {
  return { state: 'known', value };
}
