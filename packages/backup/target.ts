import { CLAIM_FILE, MANIFEST_DIGEST_FILE, MANIFEST_FILE, MANIFEST_SIGNATURE_FILE } from '#manifest';
import type { Protection, Store } from '#stores';
import { PRODUCER, UserError, type Logger } from '#verdict';

/** A store that a set goes into, and how its objects are protected there. */
export interface Destination {
  readonly store: Store;
  readonly protection: Protection;
}

/** What ends a set: files that speak of all of it. */
export interface Commit {
  readonly manifest: Uint8Array;
  /** Its SHA-256, in sha256sum's form. */
  readonly digestLine: string;
  /** Absent where nobody signs. */
  readonly signature: Uint8Array | undefined;
}

/** A set's place in one store, while it is being written. */
export class Target {
  readonly store: Store;
  readonly #protection: Protection;
  readonly #folder: string;
  readonly #log: Pick<Logger, 'info'>;
  #failure: { readonly error: unknown } | undefined;
  #localFolder: string | undefined;
  #isOurs = false;

  constructor({ store, protection }: Destination, folder: string, log: Pick<Logger, 'info'>) {
    this.#log = log;
    this.store = store;
    this.#protection = protection;
    this.#folder = folder;
  }

  /** Why the set will not be whole here; undefined while it may. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  /** Nothing more is written here. */
  fail(error: unknown): void {
    this.#failure ??= { error };
  }

  /** Why the set cannot be written here as it is to be: the store will not have it, or cannot protect it; undefined where it can. */
  async refusal(): Promise<UserError | undefined> {
    const refusal = await this.store.refusal?.({ encrypted: false });
    if (refusal !== undefined) return refusal;
    const { lock, legalHold } = this.#protection;
    if (lock === undefined && legalHold !== true) return undefined;
    if ((await this.store.capabilities()).lock) return undefined;
    return new UserError(`This store cannot lock objects: ${this.store.url}`, {
      remedy: 'Set `lock: none` and `legal-hold: false`, or take a bucket that was made with Object Lock',
    });
  }

  /** @throws UserError where somebody has the place */
  async claim(): Promise<void> {
    const claim = `${this.#folder}/${CLAIM_FILE}`;
    await this.store.put(claim, once(Buffer.from(`${PRODUCER} is writing this set\n`)));
    try {
      for await (const existing of this.store.list(this.#folder)) {
        // Ours, or that of somebody who came later and is about to be refused.
        if (existing.path.startsWith(claim)) continue;
        throw new UserError(`${existing.path} exists already, and nothing in a store is ever overwritten`, {
          remedy: 'If another backup started in the same second, start this one again',
          where: this.store.url,
        });
      }
    } catch (error) {
      await this.#removeClaim().catch(() => undefined);
      throw error;
    }
    this.#isOurs = true;
  }

  async put(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    await this.store.put(`${this.#folder}/${path}`, bytes, this.#protection);
  }

  /** A local folder of the set for a program that writes files itself; undefined where the store has none. */
  async folderFor(path: string): Promise<string | undefined> {
    this.#localFolder = `${this.#folder}/${path}`;
    return this.store.folderFor?.(this.#localFolder);
  }

  /** Write what makes the set a backup: the manifest last, since a set with a manifest has everything that it will ever have. */
  async commit({ manifest, digestLine, signature }: Commit): Promise<void> {
    await this.put(MANIFEST_DIGEST_FILE, once(Buffer.from(digestLine)));
    if (signature !== undefined) await this.put(MANIFEST_SIGNATURE_FILE, once(Uint8Array.from(signature)));
    await this.#removeClaim();
    await this.put(MANIFEST_FILE, once(Uint8Array.from(manifest)));
  }

  /** Whoever may write and not delete, or into a bucket that locks whatever comes, leaves it there: the manifest says more. */
  async #removeClaim(): Promise<void> {
    const path = `${this.#folder}/${CLAIM_FILE}`;
    try {
      await this.store.delete(path);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#log.info(`${path} stays in ${this.store.url}, which does no harm: ${error.message}`);
    }
  }

  /**
   * Remove everything of the set, the claim last: until then the place is ours. Of a place that was never ours, nothing.
   *
   * @param store the same store, where ours does nothing any more since the run was cancelled
   * @throws the first failure; the others are tried all the same
   */
  async abandon(store = this.store): Promise<void> {
    if (!this.#isOurs) return;
    const failures: unknown[] = [];
    const attempt = async (work: Promise<void> | undefined): Promise<void> => {
      await work?.catch((error: unknown) => failures.push(error));
    };
    const claim = `${this.#folder}/${CLAIM_FILE}`;
    if (store.unfinished !== undefined)
      for await (const upload of store.unfinished(this.#folder)) await attempt(upload.abort());
    for await (const { path } of store.list(this.#folder))
      if (path !== claim) await attempt(store.delete(path));
    // A folder goes with its last object; one that a program never wrote to had none.
    if (this.#localFolder !== undefined) await attempt(store.delete(`${this.#localFolder}/none`));
    if (failures.length > 0) throw failures[0];
    await store.delete(claim);
  }
}

export function once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  return ReadableStream.from([bytes]);
}
