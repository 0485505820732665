import { crc32 } from 'node:zlib';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3';
import { OperationFailed, UserError, lineOf } from '#verdict';
import { nameTaken } from '../explain.js';
import type { S3Connection } from './connection.js';
import { crcText, digestsOf } from './digests.js';
import { isFailure } from './failure.js';
import { PART_BYTES, type PartReader } from './parts.js';
import { unfinishedUploads } from './unfinished.js';
import type { Uploaded, UploadPlan } from './upload.js';
import { lookAtWritten, madeWith } from './written.js';

/** Buffers that are filled and sent in turn: while one is filled, the others are on their way. */
const BUFFERS = 3;
const MOST_PARTS = 10_000;

/**
 * Write a stream in parts, several at a time, in bounded memory.
 *
 * @param first the first part, filled
 */
export async function uploadInParts(
  connection: S3Connection,
  plan: UploadPlan,
  reader: PartReader,
  first: Buffer,
): Promise<Uploaded> {
  const upload = new MultipartUpload(connection, plan);
  await upload.begin();
  try {
    await sendAll(upload, reader, first);
    await upload.complete();
  } catch (error) {
    await upload.abort();
    throw await upload.lostTo(error);
  }
  // Whatever else was begun under this name comes to nothing now: by a request that was sent twice, or by another writer.
  await upload.clearTwins();
  return { size: upload.size, versionId: upload.versionId };
}

async function sendAll(upload: MultipartUpload, reader: PartReader, first: Buffer): Promise<void> {
  const sending = new Map<number, Promise<{ readonly number: number; readonly buffer: Buffer }>>();
  let broken: (error: unknown) => void = () => undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    broken = reject;
  });
  failure.catch(() => undefined);
  let buffer = first;
  let filled = { length: first.length, last: false };
  for (let number = 1; ; number++) {
    const body = buffer;
    const sent = upload.send(number, body.subarray(0, filled.length)).then(() => ({ number, buffer: body }));
    sent.catch(broken);
    sending.set(number, sent);
    if (filled.last) break;
    if (sending.size < BUFFERS) buffer = Buffer.allocUnsafeSlow(PART_BYTES);
    else {
      const free = await Promise.race(sending.values());
      sending.delete(free.number);
      buffer = free.buffer;
    }
    // A part that cannot be sent is told at once, however long the stream takes for its next bytes.
    filled = await Promise.race([reader.fill(buffer), failure]);
  }
  await Promise.all(sending.values());
}

/** One object in the making. */
class MultipartUpload {
  size = 0;
  versionId: string | undefined;
  readonly #connection: S3Connection;
  readonly #plan: UploadPlan;
  readonly #parts: CompletedPart[] = [];
  readonly #running = new Set<Promise<void>>();
  /** Ends the parts that are on their way once one of them has failed. */
  readonly #ended = new AbortController();
  readonly #sending: AbortSignal;
  /** CRC-32 of the whole. */
  #crc = 0;
  #uploadId = '';
  /** An answer was lost on the way: the store may have begun an upload that we do not know. */
  #twins = false;

  constructor(connection: S3Connection, plan: UploadPlan) {
    this.#connection = connection;
    this.#plan = plan;
    this.#sending = AbortSignal.any([connection.ports.signal, this.#ended.signal]);
  }

  get #name(): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#connection.place.bucket, Key: this.#plan.key };
  }

  async begin(): Promise<void> {
    const { crc32: checked } = this.#connection.place;
    const created = await this.#connection.ask(
      's3:PutObject',
      (s3, sending) =>
        s3.send(
          new CreateMultipartUploadCommand({
            ...this.#name,
            ...madeWith(this.#plan),
            ...(checked ? { ChecksumAlgorithm: 'CRC32' as const, ChecksumType: 'FULL_OBJECT' as const } : {}),
          }),
          sending,
        ),
      {
        onRetry: () => {
          this.#twins = true;
        },
      },
    );
    if (created.UploadId === undefined) throw new Error('S3 began an upload without an id');
    this.#uploadId = created.UploadId;
  }

  /** To be called in the order of the parts. */
  send(number: number, body: Uint8Array): Promise<void> {
    if (number > MOST_PARTS) {
      return Promise.reject(
        new UserError('The object is larger than S3 takes in 10,000 parts of 8 MiB', {
          remedy: 'Split it into volumes',
          where: this.#connection.place.url,
        }),
      );
    }
    this.size += body.length;
    if (this.#connection.place.crc32) this.#crc = crc32(body, this.#crc);
    const sent = this.#sendPart(number, body).finally(() => this.#running.delete(sent));
    this.#running.add(sent);
    return sent;
  }

  async #sendPart(number: number, body: Uint8Array): Promise<void> {
    const digests = digestsOf(body, { crc: this.#connection.place.crc32, md5: this.#plan.md5 });
    const { ETag } = await this.#connection.ask(
      's3:PutObject',
      (s3, sending) =>
        s3.send(
          new UploadPartCommand({
            ...this.#name,
            UploadId: this.#uploadId,
            PartNumber: number,
            Body: body,
            ...digests,
          }),
          sending,
        ),
      { signal: this.#sending },
    );
    const { ChecksumCRC32 } = digests;
    this.#parts[number - 1] = {
      PartNumber: number,
      ETag,
      ...(ChecksumCRC32 === undefined ? {} : { ChecksumCRC32 }),
    };
  }

  async complete(): Promise<void> {
    const { place } = this.#connection;
    // Not every store minds the condition here: the name is looked at once more, as late as can be.
    if (!place.amazon) await this.#refuseTaken();
    try {
      const { VersionId } = await this.#connection.ask('s3:PutObject', (s3, sending) =>
        s3.send(
          new CompleteMultipartUploadCommand({
            ...this.#name,
            UploadId: this.#uploadId,
            MultipartUpload: { Parts: this.#parts },
            ...(place.amazon ? { IfNoneMatch: '*', MpuObjectSize: this.size } : {}),
            ...(place.crc32 ? { ChecksumType: 'FULL_OBJECT', ChecksumCRC32: crcText(this.#crc) } : {}),
          }),
          sending,
        ),
      );
      this.versionId = VersionId;
    } catch (error) {
      // The answer to the request before may have been lost.
      const lost = error instanceof Error && isFailure(error, 'PreconditionFailed', 'NoSuchUpload');
      if (!lost) throw error;
      await this.#confirm(error);
    }
    if (!place.crc32) await this.#confirm(undefined);
  }

  async #refuseTaken(): Promise<void> {
    const { owner } = await lookAtWritten(this.#connection, this.#plan);
    if (owner === 'ours' || owner === 'other') throw nameTaken(this.#plan.path, this.#connection.place.url);
  }

  /** Whether what lies under the name is what was sent. @param doubt what made us ask */
  async #confirm(doubt: Error | undefined): Promise<void> {
    const found = await lookAtWritten(this.#connection, this.#plan, this.versionId);
    const { owner, size } = found;
    const { url } = this.#connection.place;
    this.versionId ??= found.versionId;
    if (owner === 'other') throw nameTaken(this.#plan.path, url);
    if (owner !== 'ours' && doubt !== undefined) throw doubt;
    if (owner === 'unknown') return;
    if (owner === 'nobody') {
      throw new OperationFailed(`The store says that ${this.#plan.path} is complete, and does not have it`, {
        where: url,
      });
    }
    if (size !== this.size) {
      throw new OperationFailed(`The store keeps ${size} of ${this.size} bytes of ${this.#plan.path}`, {
        remedy: 'Its assembly of parts is broken: report it to its makers',
        where: url,
      });
    }
  }

  /** Let the store forget the parts. What goes wrong here is no news: the upload is found by `unfinished` later. */
  async abort(): Promise<void> {
    this.#ended.abort(new Error('another part of the upload failed'));
    // Parts that arrive after the end would be kept.
    await Promise.allSettled(this.#running);
    const { log } = this.#connection.ports;
    try {
      await this.#connection.ask(
        's3:AbortMultipartUpload',
        (s3, sending) =>
          s3.send(new AbortMultipartUploadCommand({ ...this.#name, UploadId: this.#uploadId }), sending),
        // Also when the run was cancelled.
        { signal: AbortSignal.timeout(ABORT_PATIENCE) },
      );
    } catch (error) {
      if (!isFailure(error, 'NoSuchUpload')) log.warning(`An unfinished upload is left: ${lineOf(error)}`);
    }
    if (this.#twins) await this.clearTwins();
  }

  /** Clear away all unfinished uploads of this name. */
  async clearTwins(): Promise<void> {
    const signal = AbortSignal.timeout(ABORT_PATIENCE);
    try {
      for await (const twin of unfinishedUploads(this.#connection, this.#plan.key, signal)) {
        if (twin.key === this.#plan.key) await twin.abort();
      }
    } catch (error) {
      const line = `Unfinished uploads may be left: ${lineOf(error)}`;
      if (this.#twins) this.#connection.ports.log.warning(line);
      else this.#connection.ports.log.debug(line);
    }
  }

  /** The error to tell: whoever took the name first has cleared our upload away. */
  async lostTo(error: unknown): Promise<unknown> {
    if (!isFailure(error, 'NoSuchUpload')) return error;
    const { owner } = await lookAtWritten(this.#connection, this.#plan);
    return owner === 'other' ? nameTaken(this.#plan.path, this.#connection.place.url) : error;
  }
}

/** Milliseconds for clearing up: a cancelled run has few of them. */
const ABORT_PATIENCE = 5_000;
