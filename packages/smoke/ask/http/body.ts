import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { codeOf, formatBytes, messageOf } from '#verdict';
import type { Found } from '../../judge/judge.js';
import { Unanswered } from '../answer.js';

/** Longest text or JSON that is looked at, decoded. */
export const MAX_TEXT_BYTES = 8 * 1024 * 1024;
/** Longest body that is read where its hash is not asked for: then its length does not matter, as nothing of it is kept. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** What is to be made of a body. */
export interface BodyNeeds {
  readonly text: boolean;
  readonly hashes: boolean;
}

/** A whole body. */
export interface Body {
  readonly sha256?: string;
  readonly sha3?: string;
  /** As it was sent; absent where it is longer than what is looked at, or was not asked for. */
  readonly bytes?: Buffer;
  readonly size: number;
}

/** How far reading has come: for the line that says why it did not come to the end. */
export interface Reading {
  /** Bytes. */
  received: number;
  /** As the head announced it, where it did. */
  readonly length: number | undefined;
}

/** The length that a head gives is that of the body, except for an answer to HEAD, which has none. */
export function startReading(response: Pick<IncomingMessage, 'headers'>, method: string): Reading {
  const text = response.headers['content-length'];
  const told = text !== undefined && /^\d+$/.test(text) && method !== 'HEAD';
  return { received: 0, length: told ? Number(text) : undefined };
}

/**
 * Read a body to its end, in memory that does not grow with it.
 *
 * @throws Unanswered where it is too long, or ends before its end
 */
export async function readBody(response: IncomingMessage, needs: BodyNeeds, reading: Reading): Promise<Body> {
  const announced = reading.length;
  if (!needs.hashes && announced !== undefined && announced > MAX_BODY_BYTES) throw tooLong(announced);
  const hasher = needs.hashes ? new (await import('#seal')).DigestHasher() : undefined;
  const kept: Buffer[] = [];
  try {
    await eachChunk(response, (chunk) => {
      reading.received += chunk.length;
      hasher?.update(chunk);
      if (hasher === undefined && reading.received > MAX_BODY_BYTES) throw tooLong(undefined);
      if (needs.text) kept.push(chunk);
      if (reading.received > MAX_TEXT_BYTES) kept.length = 0;
    });
  } catch (error) {
    if (isCutOff(error)) throw endedEarly(reading.received, announced, error);
    throw error;
  }
  const digests = hasher?.digests();
  return {
    size: reading.received,
    ...(digests === undefined ? {} : { sha256: digests.sha256, sha3: digests.sha3_256.slice(2) }),
    ...(needs.text && reading.received <= MAX_TEXT_BYTES ? { bytes: Buffer.concat(kept) } : {}),
  };
}

/** By its events: a stream's own iterator takes as long for one chunk as the rest of a request. Where `take` throws, it is cut off. */
function eachChunk(response: IncomingMessage, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    response.on('data', (chunk: Buffer) => {
      try {
        take(chunk);
      } catch (error) {
        response.destroy();
        reject(error instanceof Error ? error : new Error('a body could not be taken', { cause: error }));
      }
    });
    response.once('end', resolve);
    response.once('error', reject);
    // It may have been over before anybody listened.
    if (response.errored !== null) reject(response.errored);
  });
}

function isCutOff(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(codeOf(error) ?? '');
}

function endedEarly(received: number, announced: number | undefined, cause: unknown): Unanswered {
  const of = announced === undefined ? ', before its end' : ` of ${announced} bytes`;
  const unit = announced === undefined ? ' bytes' : '';
  return new Unanswered(`the body ended after ${received}${unit}${of}`, { cause });
}

function tooLong(announced: number | undefined): Unanswered {
  const size = announced === undefined ? '' : ` of ${formatBytes(announced)}`;
  return new Unanswered(
    `the body${size} is longer than the ${formatBytes(MAX_BODY_BYTES)} that are read: ask with method HEAD, or for its hash`,
  );
}

/** A body as text, or why it is none. A content coding that the server chose unasked is undone, within the same bound. */
export function textOf(
  response: Pick<IncomingMessage, 'headers'>,
  body: Body,
  kind: 'json' | 'text',
): Found | Promise<Found> {
  if (body.bytes === undefined && body.size <= MAX_TEXT_BYTES)
    throw new Error('a body is looked at that was not kept');
  if (body.bytes === undefined)
    return {
      missing: `a body of ${formatBytes(body.size)}, of which at most ${formatBytes(MAX_TEXT_BYTES)} are looked at`,
    };
  // JSON is UTF-8, whatever its type says (RFC 8259, 8.1).
  const charset = kind === 'json' ? 'utf-8' : charsetOf(response.headers['content-type'] ?? '');
  const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (coding === 'identity' || coding === '' || body.bytes.length === 0)
    return decode(body.bytes, charset, kind);
  return undo(coding, body.bytes).then((bytes) =>
    Buffer.isBuffer(bytes) ? decode(bytes, charset, kind) : bytes,
  );
}

function decode(bytes: Buffer, charset: string, kind: 'json' | 'text'): Found {
  if (/^utf-?8$/i.test(charset)) {
    if (kind === 'json' && !isUtf8(bytes)) return { missing: 'a body that is not valid UTF-8' };
    return { text: bytes.toString('utf8').replace(/^\ufeff/, '') };
  }
  try {
    return { text: new TextDecoder(charset).decode(bytes) };
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_NOT_SUPPORTED')
      return { missing: `a body in the unknown character set ${charset}` };
    throw error;
  }
}

function charsetOf(type: string): string {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1] ?? 'utf-8';
}

async function undo(coding: string, bytes: Buffer): Promise<Buffer | { readonly missing: string }> {
  const zlib = await import('node:zlib');
  const bounds = { maxOutputLength: MAX_TEXT_BYTES };
  const decoders = new Map([
    ['gzip', () => promisify(zlib.gunzip)(bytes, bounds)],
    ['x-gzip', () => promisify(zlib.gunzip)(bytes, bounds)],
    ['deflate', () => promisify(zlib.inflate)(bytes, bounds)],
    ['br', () => promisify(zlib.brotliDecompress)(bytes, bounds)],
  ]);
  const undone = decoders.get(coding);
  if (undone === undefined) return { missing: `a body in the unknown content coding ${coding}` };
  try {
    return await undone();
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE')
      return { missing: `a body of more than ${formatBytes(MAX_TEXT_BYTES)} when its ${coding} is undone` };
    return { missing: `a body that is not the ${coding} that it says: ${messageOf(error)}` };
  }
}
