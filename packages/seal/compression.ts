import { Readable, type Transform } from 'node:stream';
import { constants, createGunzip, createGzip, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { UserError, codeOf, messageOf } from '#verdict';

/** How a stream is compressed. */
export interface Compression {
  readonly method: 'zstd' | 'gzip';
  readonly level: number;
}

const CHUNK = 1 << 18;

/** Compress a stream as it passes; zstd frames carry a checksum, which Node leaves out unless told. */
export function compressing(
  bytes: AsyncIterable<Uint8Array>,
  compression: Compression,
): AsyncGenerator<Uint8Array, void, undefined> {
  const transform =
    compression.method === 'gzip'
      ? createGzip({ level: compression.level, chunkSize: CHUNK })
      : createZstdCompress({
          chunkSize: CHUNK,
          params: {
            [constants.ZSTD_c_compressionLevel]: compression.level,
            [constants.ZSTD_c_checksumFlag]: 1,
          },
        });
  return through(bytes, transform);
}

/**
 * Undo `compressing`. Bytes after the compressed stream's end are an error only to a digest; take one first.
 *
 * @throws UserError where the compressed bytes are damaged or cut; errors of the source come as they are
 */
export async function* decompressing(
  bytes: AsyncIterable<Uint8Array>,
  method: Compression['method'],
): AsyncGenerator<Uint8Array, void, undefined> {
  const transform =
    method === 'gzip' ? createGunzip({ chunkSize: CHUNK }) : createZstdDecompress({ chunkSize: CHUNK });
  let seen = 0;
  try {
    yield* through(
      counted(bytes, (length) => (seen += length)),
      transform,
    );
  } catch (error) {
    if (!DAMAGED.test(codeOf(error) ?? '')) throw error;
    throw new UserError(`The ${method} stream is damaged or cut: ${messageOf(error)}`, { cause: error });
  }
  // Node takes an empty stream for a whole one; neither format has one of no bytes.
  if (seen === 0) throw new UserError(`The ${method} stream is empty`);
}

/** Codes of zlib and of zstd, in all the spellings that Node gives them. */
const DAMAGED = /^(Z_|ZSTD_|ERR_ZSTD)/;

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: (length: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of bytes) {
    onBytes(part.length);
    yield part;
  }
}

async function* through(
  bytes: AsyncIterable<Uint8Array>,
  transform: Transform,
): AsyncGenerator<Uint8Array, void, undefined> {
  const source = Readable.from(bytes, { objectMode: false, highWaterMark: CHUNK });
  source.once('error', (error) => transform.destroy(error));
  source.pipe(transform);
  try {
    for await (const part of transform) {
      if (!(part instanceof Uint8Array)) throw new TypeError('a compressed stream was not read as bytes');
      yield part;
    }
  } finally {
    source.destroy();
    transform.destroy();
  }
}
