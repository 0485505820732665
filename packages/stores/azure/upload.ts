import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BlockBlobClient, BlockBlobCommitBlockListOptions } from '@azure/storage-blob';
import { inPieces } from '../pieces.js';
import type { Protection } from '../store.js';
import { ignoreNoBlob, isPassing, mayBeTaken } from './errors.js';
import { ask, type Requests } from './requests.js';

/** What an upload is made with. */
export interface UploadOptions extends Requests {
  /** Bytes of a block: a blob has at most 50,000 of them. */
  readonly blockBytes: number;
}

const IN_PARALLEL = 4;
/** What is handed to a connection at once: progress is seen in such steps. */
const SLICE = 128 * 1024;
/** Names the writer in a blob's metadata: a commit whose answer was lost is told from somebody else's. */
const WRITER = 'backproof_writer';

/**
 * Write a stream of unknown length as a blob: its blocks in parallel, each checked by the service against the MD5 that we send,
 * and at last the list of them, which makes the blob, whole and only where there is none.
 *
 * @returns the size; undefined where somebody else has made a blob of that name
 */
export async function upload(
  blob: BlockBlobClient,
  bytes: AsyncIterable<Uint8Array>,
  protection: Protection | undefined,
  options: UploadOptions,
): Promise<number | undefined> {
  const writer = randomUUID();
  const staged = await stageAll(blob, bytes, writer, options);
  const committed = await commit(blob, { ...staged, writer, protection }, options);
  return committed ? staged.size : undefined;
}

interface Staged {
  readonly ids: readonly string[];
  readonly size: number;
  readonly md5: Buffer;
}

async function stageAll(
  blob: BlockBlobClient,
  bytes: AsyncIterable<Uint8Array>,
  writer: string,
  { blockBytes, ...requests }: UploadOptions,
): Promise<Staged> {
  const md5 = createHash('md5');
  const ids: string[] = [];
  let size = 0;
  const failed = new AbortController();
  const signal = AbortSignal.any([requests.signal, failed.signal]);
  const free: Buffer[] = [];
  const buffer = (): Buffer => free.pop() ?? Buffer.allocUnsafeSlow(blockBytes);
  const underWay = new Set<Promise<void>>();
  try {
    for await (const { piece } of inPieces(bytes, blockBytes, buffer)) {
      // A blob of no bytes has no blocks.
      if (piece.length === 0) continue;
      md5.update(piece);
      size += piece.length;
      const id = blockId(writer, ids.length);
      ids.push(id);
      const staging = stage(blob, id, piece, { ...requests, signal }).then(() => {
        underWay.delete(staging);
        free.push(piece);
      });
      underWay.add(staging);
      // It is awaited below; until then nobody is told.
      staging.catch(() => undefined);
      if (underWay.size >= IN_PARALLEL) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } catch (error) {
    failed.abort();
    await Promise.allSettled(underWay);
    throw error;
  }
  return { ids, size, md5: md5.digest() };
}

/** All the ids of a blob's blocks must have one length, and those of two writers of one name must differ. */
function blockId(writer: string, index: number): string {
  return Buffer.from(`${writer}-${String(index).padStart(5, '0')}`).toString('base64');
}

async function stage(blob: BlockBlobClient, id: string, bytes: Buffer, requests: Requests): Promise<void> {
  const transactionalContentMD5 = createHash('md5').update(bytes).digest();
  const body = (): Readable => Readable.from(slices(bytes));
  await ask(
    (guarded) => blob.stageBlock(id, body, bytes.length, { ...guarded, transactionalContentMD5 }),
    requests,
  );
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

interface Commit extends Staged {
  readonly writer: string;
  readonly protection: Protection | undefined;
}

async function commit(blob: BlockBlobClient, given: Commit, requests: Requests): Promise<boolean> {
  const { ids, md5, writer, protection } = given;
  const what: BlockBlobCommitBlockListOptions = {
    conditions: { ifNoneMatch: '*' },
    blobHTTPHeaders: { blobContentMD5: md5, blobContentType: 'application/octet-stream' },
    metadata: { [WRITER]: writer },
    ...protectionOptions(protection),
  };
  try {
    await ask(({ abortSignal }) => blob.commitBlockList([...ids], { ...what, abortSignal }), requests);
    return true;
  } catch (error) {
    requests.signal.throwIfAborted();
    if (!mayBeTaken(error) && !isPassing(error)) throw error;
    // An attempt before it may have made the blob, and only its answer was lost.
    const found = await ask(
      ({ abortSignal }) => blob.getProperties({ abortSignal }).catch(ignoreNoBlob),
      requests,
    );
    if (found === undefined) throw error;
    return found.metadata?.[WRITER] === writer;
  }
}

function protectionOptions(protection: Protection | undefined): BlockBlobCommitBlockListOptions {
  const { lock, legalHold } = protection ?? {};
  return {
    ...(legalHold === true ? { legalHold } : {}),
    ...(lock === undefined
      ? {}
      : {
          immutabilityPolicy: {
            expiriesOn: lock.until,
            policyMode: lock.mode === 'compliance' ? 'Locked' : 'Unlocked',
          },
        }),
  };
}
