import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CustomArchiveReader,
  DataFileReader,
  FingerprintSink,
  dataFileCompression,
  directoryFiles,
  largeObjectFiles,
  parseLargeObjectList,
  type Toc,
} from '#dump-format';

const PIECE = 256 * 1024;

/**
 * Fingerprint an archive on this machine by decoding all of it, for a set whose manifest holds no fingerprints.
 *
 * @throws ArchiveError where it is damaged
 */
export async function fingerprintArchive(path: string, toc: Toc): Promise<FingerprintSink> {
  const sink = new FingerprintSink();
  if (toc.header.format === 'directory') {
    await readFolder(path, toc, sink);
    return sink;
  }
  const reader = new CustomArchiveReader({ decode: true, sink });
  await feed(path, reader);
  await reader.end();
  return sink;
}

async function readFolder(path: string, toc: Toc, sink: FingerprintSink): Promise<void> {
  const pending = [...directoryFiles(toc)];
  for (let file = pending.shift(); file !== undefined; file = pending.shift()) {
    if (file.kind === 'toc') continue;
    if (file.kind === 'large-object-list') {
      pending.push(...largeObjectFiles(toc, parseLargeObjectList(await readFile(join(path, file.name)))));
      continue;
    }
    const reader = new DataFileReader({ compression: dataFileCompression(file.name), file, sink });
    try {
      await feed(join(path, file.name), reader);
      await reader.end();
    } catch (error) {
      reader.destroy();
      throw error;
    }
  }
}

async function feed(
  path: string,
  reader: { write(bytes: Uint8Array): Promise<void> | undefined },
): Promise<void> {
  for await (const part of createReadStream(path, { highWaterMark: PIECE })) {
    if (!Buffer.isBuffer(part)) throw new TypeError('a file was not read as bytes');
    await reader.write(part);
  }
}
