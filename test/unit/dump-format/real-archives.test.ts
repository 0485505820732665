import { describe, expect, test } from '@jest/globals';
import { FingerprintSink, openArchiveReader, parseToc, readTocFile, tableKey, type Toc } from '#dump-format';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  ARCHIVES,
  CUSTOM,
  DIRECTORIES,
  TAR,
  archive,
  readCustom,
  readFolder,
  readTar,
  type Seen,
} from '../../support/archives.js';

const content = v.object({ bytes: v.number(), sha256: v.string() });
const contents = v.parse(
  v.object({
    tables: v.record(v.string(), v.object({ rows: v.number(), ...content.entries })),
    largeObjects: v.record(v.string(), content),
  }),
  JSON.parse(archive('contents.json').toString('utf8')),
);

/** What pg_restore reads but does not list unless asked to create the database. */
const NOT_LISTED = ['ENCODING', 'STDSTRINGS', 'SEARCHPATH', 'DATABASE'];

/** The lines that `pg_restore --list` prints of a table of contents: head and entries. */
function listOf(toc: Toc): { head: string[]; entries: string[] } {
  const { version, compression, createdAt: at } = toc.header;
  const two = (value: number): string => String(value).padStart(2, '0');
  const head = [
    `Archive created at ${at.year}-${two(at.month)}-${two(at.day)} ${two(at.hour)}:${two(at.minute)}:${two(at.second)} UTC`,
    `dbname: ${toc.header.database}`,
    `TOC Entries: ${toc.entries.length}`,
    // Up to 15, pg_restore prints the level.
    `Compression: ${compression.level ?? compression.method}`,
    `Dump Version: ${version.major}.${version.minor}-${version.revision}`,
    `Integer: ${toc.header.intSize} bytes`,
    `Offset: ${toc.header.offsetSize} bytes`,
    `Dumped from database version: ${toc.header.serverVersion}`,
    `Dumped by pg_dump version: ${toc.header.clientVersion}`,
  ];
  const listed = toc.entries.filter(({ desc }) => !NOT_LISTED.includes(desc));
  const entries = listed.map((entry) => {
    const { dumpId, tableOid, oid, desc, namespace, tag, owner } = entry;
    return `${dumpId}; ${tableOid} ${oid} ${desc} ${namespace === '' ? '-' : namespace} ${tag} ${owner}`;
  });
  return { head, entries };
}

function recordedList(name: string): { comments: string[]; entries: string[] } {
  const lines = archive(`${name}.list`).toString('utf8').split('\n');
  return {
    comments: lines.filter((line) => line.startsWith('; ')).map((line) => line.slice(1).trim()),
    entries: lines.filter((line) => /^\d/.test(line)),
  };
}

function expectContents(seen: Seen): void {
  for (const [name, { bytes, sha256 }] of Object.entries(contents.tables)) {
    expect([name, seen.tables.get(name)]).toEqual([name, `${bytes} ${sha256}`]);
  }
  for (const [oid, { bytes, sha256 }] of Object.entries(contents.largeObjects)) {
    expect([oid, seen.largeObjects.get(Number(oid))]).toEqual([oid, `${bytes} ${sha256}`]);
  }
  expect(seen.tables.size).toBe(Object.keys(contents.tables).length);
  expect(seen.largeObjects.size).toBe(Object.keys(contents.largeObjects).length);
}

/** Of the four tables, recorded once: a sum that changes makes all manifests before it useless. */
const SUMS = [
  'xxh64-copyline-sum128/1:00000000000000000000000000000000',
  'xxh64-copyline-sum128/1:7752451709b1c3a4a69a84ca020e59cd',
  'xxh64-copyline-sum128/1:8bd51079ad6ba2c4165cae170bee7bec',
  'xxh64-copyline-sum128/1:bce85447f6785ac3de8db66ea3b1d332',
];

describe('archives made by pg_dump', () => {
  test('are there in all formats, each version and each compression', () => {
    expect(CUSTOM.length).toBeGreaterThanOrEqual(12);
    expect(DIRECTORIES.length).toBeGreaterThanOrEqual(6);
    expect(TAR.length).toBeGreaterThanOrEqual(4);
  });

  test.each([...CUSTOM, '17/custom-lz4.dump', ...DIRECTORIES, ...TAR])(
    '%s lists as pg_restore lists it',
    async (name) => {
      const ours = listOf(await readTocFile(join(ARCHIVES, name)));
      const theirs = recordedList(name);
      expect(ours.entries).toEqual(theirs.entries);
      expect(theirs.comments).toEqual(expect.arrayContaining(ours.head));
    },
  );

  test.each([...CUSTOM, ...TAR])('%s holds what the server copied out', async (name) => {
    const read = name.endsWith('.tar') ? readTar : readCustom;
    const { summary, seen } = await read([archive(name)]);
    const byId = new Map(summary.toc.entries.map((entry) => [entry.dumpId, entry.tag]));
    const tables = summary.blocks.filter(({ kind }) => kind === 'table');
    const rows = tables.map(({ dumpId, rows: found }) => [byId.get(dumpId), found]);
    if (name.includes('inserts')) {
      expect(rows.map(([, found]) => found)).toEqual([undefined, undefined, undefined, undefined]);
      expect(seen.tables.size).toBe(4);
    } else {
      expectContents(seen);
      expect(Object.fromEntries(rows)).toEqual(
        Object.fromEntries(Object.entries(contents.tables).map(([tag, found]) => [tag, found.rows])),
      );
      expect(tables.map((block) => block.decodedBytes)).toEqual(
        tables.map(({ dumpId }) => contents.tables[byId.get(dumpId) ?? '']?.bytes),
      );
    }
    const largeObjects = summary.blocks.filter(({ kind }) => kind === 'large-objects');
    expect(largeObjects).toMatchObject([{ largeObjects: 3, decodedBytes: 654, rows: undefined }]);
  });

  test.each([...CUSTOM, '17/custom-lz4.dump'])(
    '%s: blocks and table of contents add up, without decoding too',
    async (name) => {
      const bytes = archive(name);
      const { summary } = await readCustom([bytes], false);
      const stored = summary.blocks.reduce((sum, block) => sum + block.storedBytes, summary.toc.size);
      expect([stored, summary.bytes]).toEqual([bytes.length, bytes.length]);
      for (const block of summary.blocks) {
        expect(bytes.readUInt32LE(block.offset + 2)).toBe(block.dumpId);
        expect([block.decodedBytes, block.rows]).toEqual([undefined, undefined]);
      }
      const said = summary.toc.entries.filter(({ hadDumper }) => hadDumper);
      expect(said.map(({ dumpId }) => dumpId).sort()).toEqual(
        summary.blocks.map(({ dumpId }) => dumpId).sort(),
      );
      expect(said.every(({ offsetFlag }) => offsetFlag === (name.includes('piped') ? 1 : 2))).toBe(true);
    },
  );

  test.each([...CUSTOM, ...TAR])('%s is fingerprinted by what the server copied out', async (name) => {
    const bytes = archive(name);
    const sink = new FingerprintSink();
    const reader = openArchiveReader(bytes.subarray(0, 8), { decode: true, sink });
    await reader.write(bytes);
    await reader.end();
    const tables = Object.entries(contents.tables).map(
      ([tag, { rows, bytes: length, sha256 }]) =>
        [tableKey('app', tag), { rows, bytes: length, sha256 }] as const,
    );
    const expected = name.includes('inserts') ? [] : tables;
    expect(Object.fromEntries(sink.tables)).toMatchObject(Object.fromEntries(expected));
    expect(sink.tables.size).toBe(expected.length);
    expect(Object.fromEntries(sink.largeObjects.map(({ oid, ...found }) => [oid, found]))).toEqual(
      contents.largeObjects,
    );
    const sums = [...sink.tables.values()].map(({ sum }) => sum);
    // The same rows in every archive, whoever wrote it.
    expect(sums.sort()).toEqual(expected.length === 0 ? [] : SUMS);
  });

  test.each(DIRECTORIES)('%s holds what the server copied out, and no other file', async (name) => {
    const { seen, rows, names } = await readFolder((file) => archive(`${name}/${file}`));
    expectContents(seen);
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(Object.entries(contents.tables).map(([tag, found]) => [tag, found.rows])),
    );
    expect([...names].sort()).toEqual(readdirSync(join(ARCHIVES, name)).sort());
  });

  test('a table of contents says how the objects are', () => {
    const { entries } = parseToc(archive('17/custom-zstd.dump'), 'custom');
    const items = entries.find(({ desc, tag }) => desc === 'TABLE' && tag === 'items');
    expect(items).toMatchObject({
      section: 'pre-data',
      namespace: 'app',
      owner: 'postgres',
      tableAccessMethod: 'heap',
      relkind: 'r',
      hadDumper: false,
      offsetFlag: 3,
    });
    expect(items?.definition).toMatch(/^CREATE TABLE app\.items \(/);
    expect(items?.dropStatement).toBe('DROP TABLE app.items;\n');
    const data = entries.find(({ desc, tag }) => desc === 'TABLE DATA' && tag === 'items');
    expect(data).toMatchObject({
      section: 'data',
      hadDumper: true,
      copyStatement: 'COPY app.items (id, name, note) FROM stdin;\n',
      dependencies: [items?.dumpId],
    });
  });

  test.each([
    ['a tar archive', archive('17/tar.tar')],
    ['a plain SQL dump', Buffer.from('--\n-- PostgreSQL database dump\n--\n\n')],
    ['a file compressed with gzip', archive('17/directory-gzip/3440.dat.gz')],
    ['a file compressed with zstd', archive('17/directory-zstd/3440.dat.zst')],
    ['custom or directory archive', Buffer.from('{ "some": "JSON" }')],
  ])('%s is refused by name', async (kind, bytes) => {
    await expect(readCustom([bytes])).rejects.toThrow(kind);
  });

  test('lz4 is refused where data must be decoded', async () => {
    await expect(readCustom([archive('17/custom-lz4.dump')])).rejects.toThrow('lz4');
  });
});
