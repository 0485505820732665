import * as zlib from 'node:zlib';
import type { Transform } from 'node:stream';
import { UserError, codeOf, messageOf } from '#verdict';
import { Undecodable } from './decoder.js';

/** What of node:zlib one way of compressing needs. */
export interface Codec {
  /** A stream that decompresses, in a thread of its own. */
  stream(): ZlibStream;
  /**
   * Decompress at once what is known to be short.
   *
   * @returns `undefined` where more than `most` bytes would come out
   */
  atOnce(bytes: Uint8Array, most: number): AtOnce | undefined;
}

export interface ZlibStream extends Transform {
  /** How many bytes were decompressed so far. */
  readonly bytesWritten: number;
}

export interface AtOnce {
  readonly decoded: Uint8Array;
  /** How many bytes were decompressed; the others follow the end of the compressed data. */
  readonly consumed: number;
}

const CHUNK = 1024 * 1024;

/** zlib's own framing, in which custom archives store what they call gzip. */
export const ZLIB: Codec = {
  stream: () => zlib.createInflate({ chunkSize: CHUNK }),
  atOnce: (bytes, most) => atOnce(() => zlib.inflateSync(bytes, { maxOutputLength: most, info: true })),
};

/** Without framing: the inside of a gzip file. */
export const DEFLATE: Codec = {
  stream: () => zlib.createInflateRaw({ chunkSize: CHUNK }),
  atOnce: (bytes, most) => atOnce(() => zlib.inflateRawSync(bytes, { maxOutputLength: most, info: true })),
};

export const ZSTD: Codec = {
  stream: () => {
    needZstd();
    return zlib.createZstdDecompress({ chunkSize: CHUNK });
  },
  atOnce: (bytes, most) => {
    needZstd();
    return atOnce(() => zlib.zstdDecompressSync(bytes, { maxOutputLength: most, info: true }));
  },
};

function needZstd(): void {
  if ('createZstdDecompress' in zlib) return;
  throw new UserError(`Node ${process.version} cannot decompress zstd`, {
    remedy: 'Use Node 24, or 22.15 or later',
  });
}

function atOnce(decompress: () => unknown): AtOnce | undefined {
  try {
    return parseInfo(decompress());
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw undecodable(error);
  }
}

/** With `info: true`, node:zlib answers with the bytes and with the engine that made them. */
function parseInfo(info: unknown): AtOnce {
  if (typeof info === 'object' && info !== null && 'buffer' in info && 'engine' in info) {
    const { buffer, engine } = info;
    if (
      buffer instanceof Uint8Array &&
      typeof engine === 'object' &&
      engine !== null &&
      'bytesWritten' in engine
    ) {
      if (typeof engine.bytesWritten === 'number') return { decoded: buffer, consumed: engine.bytesWritten };
    }
  }
  throw new TypeError('node:zlib did not say how much it decompressed');
}

/** Tell data that node:zlib refuses from every other error. */
export function undecodable(error: unknown): unknown {
  if (!/^(Z_|ZSTD_|ERR_ZLIB_)/.test(codeOf(error) ?? '')) return error;
  return new Undecodable(`its compressed data cannot be decompressed: ${messageOf(error)}`, error);
}
