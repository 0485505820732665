import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { readThrough } from '../persistence.js';
import type { ByteRange } from '../store.js';
import { SECOND, type S3Connection } from './connection.js';
import { isFailure, isPassing } from './failure.js';

const ACTION = 's3:GetObject';

export interface Downloaded {
  readonly key: string;
  readonly versionId?: string | undefined;
}

/** Read an object or a range of it; a connection that is cut is taken up again at the byte where it broke. */
export async function* download(
  connection: S3Connection,
  object: Downloaded,
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (end !== undefined && end <= start) return;
  const first = await open(connection, object, { start, end, etag: undefined });
  if (first === undefined) return;
  const ready = [first.body];
  try {
    yield* readThrough({
      start,
      end: start + first.length,
      open: async (from, to) => {
        const body = ready.pop();
        if (body !== undefined) return body;
        // Only of the same object as before.
        const more = await open(connection, object, { start: from, end: to, etag: first.etag });
        return more?.body ?? nothing();
      },
      passes: isPassing,
      signal: connection.ports.signal,
      second: SECOND,
      stallSeconds: connection.stallSeconds,
    });
  } catch (error) {
    connection.ports.signal.throwIfAborted();
    throw connection.explain(error, ACTION);
  } finally {
    ready.pop()?.destroy();
  }
}

interface Opened {
  readonly body: Readable;
  /** Bytes that are to come. */
  readonly length: number;
  readonly etag: string | undefined;
}

/** Bytes from `start` on; undefined where there are none. */
async function open(
  connection: S3Connection,
  { key, versionId }: Downloaded,
  {
    start,
    end,
    etag,
  }: { readonly start: number; readonly end: number | undefined; readonly etag: string | undefined },
): Promise<Opened | undefined> {
  const whole = start === 0 && end === undefined;
  const input = {
    Bucket: connection.place.bucket,
    Key: key,
    VersionId: versionId,
    Range: whole ? undefined : `bytes=${start}-${end === undefined ? '' : end - 1}`,
    IfMatch: etag,
  };
  try {
    const answer = await connection.ask(ACTION, (s3, sending) =>
      s3.send(new GetObjectCommand(input), sending),
    );
    if (!(answer.Body instanceof Readable) || answer.ContentLength === undefined) {
      throw new TypeError('S3 answered without a stream, or without its length');
    }
    return { body: answer.Body, length: answer.ContentLength, etag: answer.ETag };
  } catch (error) {
    // There is nothing behind the last byte.
    if (isFailure(error, 'InvalidRange')) return undefined;
    throw error;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {
  // An object that became shorter: what is missing is told by who counts.
}
