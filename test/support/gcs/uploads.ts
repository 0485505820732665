import { Refused, type BucketState, type Resource, type Version } from './bucket.js';

/** Uploads come in multiples of this, but for their end. */
const GRAIN = 256 * 1024;

/** A resumable upload. https://cloud.google.com/storage/docs/performing-resumable-uploads */
export class Upload {
  #has = Buffer.alloc(0);
  #written: Version | undefined;

  constructor(
    readonly bucket: BucketState,
    readonly name: string,
    readonly resource: Resource,
    readonly onlyIfAbsent: boolean,
  ) {
    if (onlyIfAbsent) bucket.precondition(name);
  }

  get isDone(): boolean {
    return this.#written !== undefined;
  }

  /** Bytes that are kept for now. */
  get size(): number {
    return this.#has.length;
  }

  /**
   * @param most bytes of the request that are kept, where not all are
   * @returns the object, once it is whole
   */
  take(range: string, bytes: Buffer, hash: string | undefined, most = bytes.length): Version | undefined {
    if (this.#written !== undefined) return this.#written;
    const parsed = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(range);
    if (parsed === null) throw new Refused(400, 'badRequest', `Invalid Content-Range: ${range}`);
    const [, first, last, total = '*'] = parsed;
    if (first === undefined ? bytes.length > 0 : Number(last) - Number(first) + 1 !== bytes.length) {
      throw new Refused(400, 'badRequest', `${bytes.length} bytes do not fit ${range}`);
    }
    if (first !== undefined && Number(first) !== this.size) {
      throw new Refused(400, 'badRequest', `${range} does not go on at ${this.size}`);
    }
    const kept = most === bytes.length ? bytes : bytes.subarray(0, most - (most % GRAIN));
    if (total === '*' && bytes.length % GRAIN !== 0) {
      throw new Refused(400, 'badRequest', `${bytes.length} bytes are no multiple of 256 KiB`);
    }
    this.#has = Buffer.concat([this.#has, kept]);
    if (total === '*' || this.size < Number(total)) return undefined;
    const given = /crc32c=([^,]+)/.exec(hash ?? '')?.[1];
    this.#written = this.bucket.insert(this.name, this.#has, this.resource, this.onlyIfAbsent, given);
    return this.#written;
  }
}
