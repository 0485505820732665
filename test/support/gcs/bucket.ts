import { CRC32C } from '@google-cloud/storage';
import * as v from 'valibot';

/** What a writer says of an object. */
export const resourceSchema = v.object({
  metadata: v.optional(v.record(v.string(), v.string()), {}),
  retention: v.optional(v.object({ mode: v.string(), retainUntilTime: v.string() })),
  temporaryHold: v.optional(v.boolean(), false),
});
export type Resource = v.InferOutput<typeof resourceSchema>;

/** One version of an object. */
export interface Version extends Resource {
  readonly name: string;
  readonly generation: bigint;
  readonly bytes: Buffer;
  readonly crc32c: string;
  readonly created: Date;
  /** No longer the live one. */
  deleted?: Date;
}

/** A no of the service, as its answers tell it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** A bucket with its rules. */
export class BucketState {
  versioning = false;
  objectRetention = false;
  /** Permissions that the credential lacks, such as `storage.objects.create`. */
  readonly denied = new Set<string>();
  /** What else it says of itself. */
  settings: Readonly<Record<string, unknown>> = {};
  /** Who else may do what. */
  bindings: readonly { readonly role: string; readonly members: readonly string[] }[] = [];
  #versions: Version[] = [];
  #generation = BigInt(Date.now()) * 1000n;

  constructor(readonly name: string) {}

  /** By name in the order of UTF-8, the oldest version first. */
  get versions(): readonly Version[] {
    return this.#versions.toSorted(
      (a, b) =>
        Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)) || Number(a.generation - b.generation),
    );
  }

  live(name: string): Version | undefined {
    return this.#versions.find((version) => version.name === name && version.deleted === undefined);
  }

  insert(name: string, bytes: Buffer, resource: Resource, onlyIfAbsent: boolean, given?: string): Version {
    if (resource.retention !== undefined && !this.objectRetention) {
      throw new Refused(400, 'invalid', 'Object retention cannot be set: it is not enabled for the bucket.');
    }
    const before = this.live(name);
    if (onlyIfAbsent) this.precondition(name);
    if (before !== undefined) this.#cover(before);
    const crc32c = checksumOf(bytes);
    if (given !== undefined && given !== crc32c) {
      throw new Refused(
        400,
        'invalid',
        `Provided CRC32C "${given}" doesn't match calculated CRC32C "${crc32c}".`,
      );
    }
    const version = { ...resource, name, bytes, crc32c, generation: ++this.#generation, created: new Date() };
    this.#versions.push(version);
    return version;
  }

  precondition(name: string): void {
    if (this.live(name) !== undefined) {
      throw new Refused(
        412,
        'conditionNotMet',
        'At least one of the pre-conditions you specified did not hold.',
      );
    }
  }

  find(name: string, generation: string | null): Version {
    const found =
      generation === null
        ? this.live(name)
        : this.#versions.find(
            (version) => version.name === name && String(version.generation) === generation,
          );
    if (found === undefined) throw new Refused(404, 'notFound', `No such object: ${this.name}/${name}`);
    return found;
  }

  delete(name: string, generation: string | null): void {
    const version = this.find(name, generation);
    if (generation === null) this.#cover(version);
    else this.#remove(version);
  }

  /** What protects it until nothing does. */
  release(name: string): void {
    const version = this.find(name, null);
    delete version.retention;
    version.temporaryHold = false;
  }

  #cover(version: Version): void {
    if (this.versioning) version.deleted = new Date();
    else this.#remove(version);
  }

  #remove(version: Version): void {
    if (version.temporaryHold) {
      throw new Refused(
        403,
        'objectUnderActiveHold',
        `Object '${this.name}/${version.name}' is under active Temporary hold and cannot be deleted, overwritten or archived until hold is removed.`,
      );
    }
    const until = version.retention?.retainUntilTime;
    if (until !== undefined && Date.parse(until) > Date.now()) {
      throw new Refused(
        403,
        'retentionPolicyNotMet',
        `Object '${this.name}/${version.name}' is subject to object retention and cannot be deleted or overwritten until ${until}`,
      );
    }
    this.#versions = this.#versions.filter((other) => other !== version);
  }
}

export function checksumOf(bytes: Buffer): string {
  // Counted by the official client's own code, which is slow.
  const checksum = new CRC32C();
  checksum.update(bytes);
  return checksum.toString();
}

/** A version as answers hold it. */
export function shown(version: Version, bucket: string): Record<string, unknown> {
  const { name, generation, bytes, crc32c, created, deleted, metadata, retention, temporaryHold } = version;
  return {
    kind: 'storage#object',
    id: `${bucket}/${name}/${generation}`,
    name,
    bucket,
    generation: String(generation),
    metageneration: '1',
    contentType: 'application/octet-stream',
    storageClass: 'STANDARD',
    size: String(bytes.length),
    crc32c,
    timeCreated: created.toISOString(),
    updated: created.toISOString(),
    metadata,
    ...(retention === undefined ? {} : { retention }),
    ...(temporaryHold ? { temporaryHold } : {}),
    ...(deleted === undefined ? {} : { timeDeleted: deleted.toISOString() }),
  };
}
