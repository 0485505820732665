import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CustomArchiveReader,
  DataFileReader,
  FingerprintSink,
  TarArchiveReader,
  dataFileCompression,
  directoryFiles,
  openArchiveReader,
  parseDirectoryToc,
  parseLargeObjectList,
  sequenceValues,
  type ArchiveOptions,
  type ArchiveReader,
  type DataFile,
} from '#dump-format';
import { UserError } from '#verdict';
import { ARCHIVES, CUSTOM, DIRECTORIES, TAR, archive, cut } from '../support/archives.js';
import { mutate } from './mutate.js';
import { Random } from './random.js';

/** Real bytes, and how they are read. */
interface Seed {
  readonly kind: 'file' | 'toc' | 'list' | 'data';
  readonly name: string;
  readonly bytes: Buffer;
  /** Of data: what the file holds. */
  readonly file?: DataFile;
}

export interface Outcome {
  /** `read`, or the kind of error that it was refused with. */
  readonly result: string;
  readonly seed: string;
}

const FILES: readonly Seed[] = [...CUSTOM, '17/custom-lz4.dump', ...TAR].map((name) => ({
  kind: 'file',
  name,
  bytes: archive(name),
}));
const FOLDERS: readonly Seed[] = DIRECTORIES.flatMap((folder) => {
  const toc = parseDirectoryToc(archive(`${folder}/toc.dat`));
  const tables = new Map(directoryFiles(toc).map((file) => [file.name, file]));
  return readdirSync(join(ARCHIVES, folder)).map((name): Seed => {
    const named = { name: `${folder}/${name}`, bytes: archive(`${folder}/${name}`) };
    const file = tables.get(name);
    if (name === 'toc.dat') return { kind: 'toc', ...named };
    if (name.endsWith('.toc')) return { kind: 'list', ...named };
    return { kind: 'data', ...named, file: file?.kind === 'table' ? file : { kind: 'large-object', oid: 1 } };
  });
});
const SEEDS = [...FILES, ...FOLDERS];
const OTHERS = SEEDS.map(({ bytes }) => bytes).filter(({ length }) => length > 0);

/** One case, which the numbers determine: change real bytes and read them. @throws what no reader should throw */
export async function runCase(seed: number, number: number): Promise<Outcome> {
  const random = new Random(seed, number);
  // Whole archives most of the time: most of the code is theirs.
  const origin = random.pick(random.onceIn(4) ? SEEDS : FILES);
  const bytes = origin.bytes.length === 0 ? Buffer.from('x') : mutate(origin.bytes, random, OTHERS);
  try {
    await read(origin, bytes, random);
    return { result: 'read', seed: origin.name };
  } catch (error) {
    // ArchiveError is one too. Everything else would be a defect of the reader.
    if (error instanceof UserError) return { result: error.name, seed: origin.name };
    throw error;
  }
}

async function read(origin: Seed, bytes: Buffer, random: Random): Promise<void> {
  if (origin.kind === 'toc') sequenceValues(parseDirectoryToc(bytes));
  else if (origin.kind === 'list') parseLargeObjectList(bytes);
  else if (origin.kind === 'file') {
    const options: ArchiveOptions = { decode: !random.onceIn(4), sink: new FingerprintSink() };
    const reader = readerOf(bytes, options, random);
    for (const piece of pieces(bytes, random)) await reader.write(piece);
    sequenceValues((await reader.end()).toc);
  } else if (origin.file !== undefined) {
    const compression = dataFileCompression(origin.name);
    const reader = new DataFileReader({ compression, file: origin.file, sink: new FingerprintSink() });
    try {
      for (const piece of pieces(bytes, random)) await reader.write(piece);
      await reader.end();
    } finally {
      reader.destroy();
    }
  }
}

/** Mostly the one that the bytes ask for. */
function readerOf(bytes: Buffer, options: ArchiveOptions, random: Random): ArchiveReader {
  if (!random.onceIn(10)) return openArchiveReader(bytes.subarray(0, 8), options);
  return random.onceIn(2) ? new CustomArchiveReader(options) : new TarArchiveReader(options);
}

function pieces(bytes: Buffer, random: Random): Generator<Uint8Array> {
  const lengths = Array.from({ length: 4 }, () => random.size(4096));
  return cut(bytes, random.onceIn(3) ? [bytes.length] : lengths);
}
