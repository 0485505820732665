import type { CompressionMethod, Section, TocEntry } from '#dump-format';

/** Writes archives as pg_dump does, and as nobody should: for versions whose pg_dump is not at hand, and for hostile ones. */
export interface WriterOptions {
  readonly minor: number;
  readonly format: 'custom' | 'directory';
  readonly method: CompressionMethod;
}

export type EntryParts = Partial<TocEntry> & { readonly dumpId: number };

const SECTIONS: readonly Section[] = ['none', 'pre-data', 'data', 'post-data'];
const METHODS: readonly CompressionMethod[] = ['none', 'gzip', 'lz4', 'zstd'];

export function int(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(value < 0 ? 1 : 0, 0);
  bytes.writeUInt32LE(Math.abs(value), 1);
  return bytes;
}

export function text(value: string | undefined): Buffer {
  if (value === undefined) return int(-1);
  const bytes = Buffer.from(value);
  return Buffer.concat([int(bytes.length), bytes]);
}

export function header(options: WriterOptions): Buffer {
  const format = options.format === 'custom' ? 1 : 3;
  const code = METHODS.indexOf(options.method);
  const compression = options.minor >= 15 ? Buffer.from([code]) : int(options.method === 'none' ? 0 : -1);
  // 20 November 2026, 03:00:00.
  const time = [0, 0, 3, 20, 10, 126, 0].map(int);
  const start = Buffer.from([1, options.minor, 0, 4, 8, format]);
  const names = ['database', '16.4', '16.4'].map(text);
  return Buffer.concat([Buffer.from('PGDMP'), start, compression, ...time, ...names]);
}

export function entry(parts: EntryParts, options: WriterOptions): Buffer {
  const { minor } = options;
  const hadDumper = parts.hadDumper ?? false;
  const flag = Buffer.alloc(9);
  flag.writeUInt8(parts.offset === undefined ? (hadDumper ? 1 : 3) : 2, 0);
  flag.writeBigUInt64LE(BigInt(parts.offset ?? 0), 1);
  return Buffer.concat([
    int(parts.dumpId),
    int(hadDumper ? 1 : 0),
    text(parts.tableOid ?? '0'),
    text(parts.oid ?? '0'),
    text(parts.tag ?? 'tag'),
    text(parts.desc ?? (hadDumper ? 'TABLE DATA' : 'TABLE')),
    int(1 + SECTIONS.indexOf(parts.section ?? (hadDumper ? 'data' : 'pre-data'))),
    text(parts.definition ?? ''),
    text(parts.dropStatement ?? ''),
    text(parts.copyStatement ?? (hadDumper ? 'COPY t FROM stdin;\n' : undefined)),
    text(parts.namespace === '' ? undefined : (parts.namespace ?? 'public')),
    text(parts.tablespace ?? ''),
    ...(minor >= 14 ? [text(parts.tableAccessMethod ?? 'heap')] : []),
    ...(minor >= 16 ? [int((parts.relkind ?? '') === '' ? 0 : (parts.relkind ?? '').charCodeAt(0))] : []),
    text(parts.owner ?? 'owner'),
    text('false'),
    ...(parts.dependencies ?? []).map((id) => text(String(id))),
    text(undefined),
    options.format === 'custom' ? flag : text(parts.fileName ?? ''),
  ]);
}

export function toc(entries: readonly EntryParts[], options: WriterOptions): Buffer {
  return Buffer.concat([
    header(options),
    int(entries.length),
    ...entries.map((parts) => entry(parts, options)),
  ]);
}

/** Chunks of stored data and the empty one that closes them. */
export function chunks(stored: readonly Uint8Array[]): Buffer {
  return Buffer.concat([...stored.flatMap((bytes) => [int(bytes.length), bytes]), int(0)]);
}

export function tableBlock(dumpId: number, stored: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from([1]), int(dumpId), chunks(stored)]);
}

/** OIDs are written as signed numbers. */
export function oid(value: number): Buffer {
  return int(value | 0);
}

export function largeObjectsBlock(
  dumpId: number,
  members: readonly (readonly [oid: number, stored: readonly Uint8Array[]])[],
): Buffer {
  const written = members.map(([id, stored]) => Buffer.concat([oid(id), chunks(stored)]));
  return Buffer.concat([Buffer.from([3]), int(dumpId), ...written, int(0)]);
}
