import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { ByteRange } from '../store.js';
import type { S3Connection } from './connection.js';
import { Stalled, isFailure } from './failure.js';
import { Patience } from './retry.js';

const ACTION = 's3:GetObject';

/** Read an object or a range of it; a connection that is cut is taken up again at the byte where it broke. */
export async function* download(
  connection: S3Connection,
  object: { readonly key: string; readonly versionId?: string | undefined },
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (end !== undefined && end <= start) return;
  const patience = new Patience(ACTION, connection.ports);
  const reading = { at: start, end, etag: undefined as string | undefined };
  for (;;) {
    const before = reading.at;
    try {
      for await (const chunk of stream(connection, object, reading)) {
        reading.at += chunk.length;
        yield chunk;
      }
      return;
    } catch (error) {
      if (reading.at > before) patience.reset();
      try {
        await patience.after(error);
      } catch (final) {
        connection.ports.signal.throwIfAborted();
        throw connection.explain(final, ACTION);
      }
    }
  }
}

interface Reading {
  readonly at: number;
  readonly end: number | undefined;
  /** Of the first answer: what follows must be of the same object. */
  etag: string | undefined;
}

async function* stream(
  connection: S3Connection,
  { key, versionId }: { readonly key: string; readonly versionId?: string | undefined },
  reading: Reading,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { at, end } = reading;
  const whole = at === 0 && end === undefined;
  const answer = await connection
    .ask(ACTION, (s3, sending) =>
      s3.send(
        new GetObjectCommand({
          Bucket: connection.place.bucket,
          Key: key,
          VersionId: versionId,
          Range: whole ? undefined : `bytes=${at}-${end === undefined ? '' : end - 1}`,
          IfMatch: reading.etag,
        }),
        sending,
      ),
    )
    .catch((error: unknown) => {
      // There is nothing behind the last byte.
      if (isFailure(error, 'InvalidRange')) return undefined;
      throw error;
    });
  if (answer === undefined) return;
  reading.etag = answer.ETag;
  if (!(answer.Body instanceof Readable)) throw new TypeError('S3 answered without a stream');
  let missing = answer.ContentLength ?? 0;
  for await (const chunk of watched(answer.Body, connection.stallSeconds)) {
    missing -= chunk.length;
    yield chunk;
  }
  if (missing !== 0) throw new Stalled(`the answer ended ${missing} bytes too early`);
}

/** Give up a stream of which no byte came for too long while somebody waited for it. */
async function* watched(body: Readable, seconds: number): AsyncGenerator<Uint8Array, void, undefined> {
  let waiting = true;
  const timer = setInterval(() => {
    if (waiting) body.destroy(new Stalled(`no byte came for ${seconds} s`));
  }, seconds * 1000);
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('an object was not read as bytes');
      waiting = false;
      yield chunk;
      waiting = true;
      timer.refresh();
    }
  } finally {
    clearInterval(timer);
    body.destroy();
  }
}
