import type { BlobItem } from '@azure/storage-blob';
import { byUnits } from '../object-paths.js';
import type { Protection, StoreObject } from '../store.js';

/** All that there is under one name; what counts is the version that was written first. */
export class FoundBlob {
  readonly name: string;
  /** The oldest first; one without an id where no versions are kept. */
  readonly versions: readonly BlobItem[];
  /** The version that counts. */
  readonly first: BlobItem;

  /** @param versions at least one */
  constructor(name: string, versions: readonly BlobItem[]) {
    this.name = name;
    // Their ids are the times at which they were written; what is older than the keeping of versions has none.
    this.versions = versions.toSorted((a, b) => byUnits(a.versionId ?? '', b.versionId ?? ''));
    const [first] = this.versions;
    if (first === undefined) throw new TypeError('a blob of no versions');
    this.first = first;
  }

  /** What a request about the version that counts must name; nothing where it is the only one. */
  get versionId(): string | undefined {
    return this.first.isCurrentVersion === true ? undefined : this.first.versionId;
  }

  /** The one that lies on top, unless it was removed. */
  get current(): BlobItem | undefined {
    return this.versions.find(
      ({ isCurrentVersion, versionId }) => isCurrentVersion === true || versionId === undefined,
    );
  }

  get size(): number {
    return this.first.properties.contentLength ?? 0;
  }

  /** As conditions take it: a listing leaves its quotes away. */
  get etag(): string {
    return `"${this.first.properties.etag.replaceAll('"', '')}"`;
  }

  /** @param path the name below the store's root */
  object(path: string): StoreObject {
    const { size } = this;
    const modifiedAt = this.first.properties.lastModified;
    if (this.current === this.first) return { path, size, modifiedAt };
    return { path, size, modifiedAt, covered: this.current === undefined ? 'deleted' : 'overwritten' };
  }

  get protection(): Protection {
    const { immutabilityPolicyExpiresOn: until, immutabilityPolicyMode, legalHold } = this.first.properties;
    const mode = immutabilityPolicyMode?.toLowerCase() === 'locked' ? 'compliance' : 'governance';
    return {
      ...(until === undefined ? {} : { lock: { mode, until } }),
      ...(legalHold === undefined ? {} : { legalHold }),
    };
  }

  /** Whether anything keeps any of its versions from being removed. */
  isLocked(now: Date): boolean {
    return this.versions.some(({ properties: { immutabilityPolicyExpiresOn: until, legalHold } }) => {
      return legalHold === true || (until !== undefined && until > now);
    });
  }
}
