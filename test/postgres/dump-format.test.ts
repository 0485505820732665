import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CustomArchiveReader,
  TarArchiveReader,
  parseToc,
  patchOffsets,
  readTocFile,
  sequenceValues,
  type Toc,
} from '#dump-format';
import {
  connect,
  credentials,
  quoteIdentifier,
  withDatabase,
  type Programs,
  type ThrowawayServer,
} from '#postgres';
import { runProgram, startProgram } from '#process';
import { seedDifficult, seedPgbench } from '../../scripts/demo/seed.js';
import { toc } from '../support/archive-writer.js';
import { archive, hashingSink, readCustom, readFolder, type Seen } from '../support/archives.js';
import { clients, type TestMajor } from '../support/postgres.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

/** Compressions that each major's pg_dump knows and the reader decodes. */
const COMPRESSIONS: Readonly<Record<TestMajor, readonly string[]>> = {
  15: ['0', '1', '6'],
  17: ['none', 'gzip:1', 'zstd:1'],
  18: ['none', 'gzip:6', 'zstd:3'],
};

describe.each<TestMajor>([15, 17, 18])('what pg_dump %d writes', (major) => {
  let server: ThrowawayServer;
  let folder: string;
  let programs: Programs;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = await testFolder();
    server = await startTestServer(major);
    programs = await clients(major);
    const admin = await connect(server.connection, { signal: forever });
    await admin.execute('create database source');
    await admin.close();
    const source = withDatabase(server.connection, 'source');
    const session = await connect(source, { signal: forever });
    await seedDifficult(session);
    await seedPgbench(session, 1);
    await session.close();
    env = { ...programs.env, ...(await credentials(source, folder)).env, PGTZ: 'UTC', PATH: '/usr/bin:/bin' };
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const dump = (...args: readonly string[]): Promise<string> =>
    runProgram(programs.path('pg_dump'), { args, env });

  /** What the server itself copies out of each table that has data: rows, and length and SHA-256 of the text. */
  async function copiedOut(
    contents: Toc,
  ): Promise<{ rows: Map<string, number>; tables: Map<string, string> }> {
    const [rows, tables] = [new Map<string, number>(), new Map<string, string>()];
    for (const { desc, namespace, tag, copyStatement } of contents.entries) {
      if (desc !== 'TABLE DATA') continue;
      const columns =
        /^COPY (?:"(?:[^"]|"")+"|[^(" ])+ ?(\(.*\))? FROM stdin;\n$/.exec(copyStatement)?.[1] ?? '';
      const copy = `COPY ${quoteIdentifier(namespace)}.${quoteIdentifier(tag)} ${columns} TO STDOUT`;
      const text = await runProgram(programs.path('psql'), { args: ['-XqAtc', copy], env });
      rows.set(tag, text.split('\n').length - 1);
      tables.set(tag, `${Buffer.byteLength(text)} ${createHash('sha256').update(text).digest('hex')}`);
    }
    return { rows, tables };
  }

  async function expectSame(
    contents: Toc,
    seen: Seen,
    rows: ReadonlyMap<string, number | undefined>,
  ): Promise<void> {
    const told = await copiedOut(contents);
    expect(told.rows.size).toBeGreaterThan(20);
    expect(new Map([...rows].sort())).toEqual(new Map([...told.rows].sort()));
    expect(new Map([...seen.tables].sort())).toEqual(new Map([...told.tables].sort()));
    expect(seen.largeObjects.size).toBeGreaterThan(0);
  }

  async function expectListed(contents: Toc, path: string): Promise<void> {
    const list = await runProgram(programs.path('pg_restore'), { args: ['--create', '--list', path], env });
    const listed = list
      .split('\n')
      .flatMap((line) => /^(\d+); (\d+) (\d+) /.exec(line)?.slice(1, 4).join() ?? []);
    const hidden = ['ENCODING', 'STDSTRINGS', 'SEARCHPATH'];
    const ours = contents.entries.filter(({ desc }) => !hidden.includes(desc));
    expect(ours.map(({ dumpId, tableOid, oid }) => `${dumpId},${tableOid},${oid}`)).toEqual(listed);
  }

  test.each(COMPRESSIONS[major])(
    'custom, compression %s: what the server copies out',
    async (compression) => {
      const path = join(folder, `custom-${compression}.dump`);
      await dump('-Fc', `--compress=${compression}`, '-f', path);
      const { summary, seen } = await readCustom([readFileSync(path)]);
      const tags = new Map(summary.toc.entries.map(({ dumpId, tag }) => [dumpId, tag]));
      const tables = summary.blocks.filter(({ kind }) => kind === 'table');
      await expectSame(
        summary.toc,
        seen,
        new Map(tables.map((block) => [tags.get(block.dumpId) ?? '', block.rows])),
      );
      await expectListed(summary.toc, path);
      expect(await readTocFile(path)).toEqual(summary.toc);
    },
  );

  test.each(COMPRESSIONS[major])(
    'directory, compression %s: what the server copies out',
    async (compression) => {
      const path = join(folder, `directory-${compression}`);
      await dump('-Fd', '-j2', `--compress=${compression}`, '-f', path);
      const { toc: listed, seen, rows, names } = await readFolder((name) => readFileSync(join(path, name)));
      await expectSame(listed, seen, rows);
      await expectListed(listed, path);
      expect([...names].sort()).toEqual(readdirSync(path).sort());
    },
  );

  test('tar, through a pipe and read as it comes: what the server copies out', async () => {
    const running = await startProgram(programs.path('pg_dump'), { args: ['-Ft'], env });
    const [{ sink, seen }, pieces] = [hashingSink(), new Array<Buffer>()];
    const reader = new TarArchiveReader({ decode: true, sink });
    for await (const piece of running.stdout) {
      if (!Buffer.isBuffer(piece)) throw new TypeError('no bytes');
      reader.write(piece);
      pieces.push(piece);
    }
    expect((await running.ended).code).toBe(0);
    const { toc: listed, blocks } = await reader.end();
    const tags = new Map(listed.entries.map(({ dumpId, tag }) => [dumpId, tag]));
    const tables = blocks.filter(({ kind }) => kind === 'table');
    await expectSame(
      listed,
      seen,
      new Map(tables.map((block) => [tags.get(block.dumpId) ?? '', block.rows])),
    );
    const path = join(folder, 'piped.tar');
    await writeFile(path, Buffer.concat(pieces));
    await expectListed(listed, path);
    expect(await readTocFile(path)).toEqual(listed);
  });

  test('values of sequences are those of the server', async () => {
    const path = join(folder, 'sequences.dump');
    await dump('-Fc', '-f', path);
    const values = sequenceValues(await readTocFile(path));
    expect(values.length).toBeGreaterThan(2);
    for (const { schema, name, lastValue, isCalled } of values) {
      const query = `select last_value, is_called from ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
      const told = await runProgram(programs.path('psql'), { args: ['-XqAtc', query], env });
      expect(told.trim()).toBe(`${lastValue}|${isCalled ? 't' : 'f'}`);
    }
  });

  test('custom through a pipe, read as it comes: the offsets that a file has', async () => {
    const running = await startProgram(programs.path('pg_dump'), { args: ['-Fc', '--compress=1'], env });
    const reader = new CustomArchiveReader({ decode: false });
    const pieces: Buffer[] = [];
    for await (const piece of running.stdout) {
      if (!Buffer.isBuffer(piece)) throw new TypeError('no bytes');
      expect(reader.write(piece)).toBeUndefined();
      pieces.push(piece);
    }
    expect((await running.ended).code).toBe(0);
    const { blocks } = await reader.end();
    const [piped, direct] = [join(folder, 'piped.dump'), join(folder, 'direct.dump')];
    await writeFile(piped, Buffer.concat(pieces));
    await dump('-Fc', '--compress=1', '-f', direct);
    expect(
      await patchOffsets(
        piped,
        blocks.map(({ dumpId, offset }) => [dumpId, offset]),
      ),
    ).toBe(blocks.length);
    // Seven numbers after the compression's tell when it was made.
    const time = major >= 16 ? 12 : 16;
    const timeless = async (path: string): Promise<Buffer> => (await readFile(path)).fill(0, time, time + 35);
    expect((await timeless(piped)).equals(await timeless(direct))).toBe(true);
    const listed = await runProgram(programs.path('pg_restore'), {
      args: ['-j2', '-f', '-', '--list', piped],
      env,
    });
    expect(listed).toContain('TABLE DATA');
  });

  test('what only part of a database went into', async () => {
    const parts = [
      ['--schema-only'],
      ['--data-only'],
      ['--section=pre-data'],
      ['--inserts'],
      ['--create', '--clean', '--if-exists'],
      ['--no-owner', '--no-privileges', '--no-comments', '--no-large-objects'].slice(0, major >= 16 ? 4 : 3),
      ['--table=pgbench_*', '--exclude-table-data=pgbench_history'],
      ...(major >= 18 ? [['--statistics'], ['--statistics-only']] : []),
    ];
    for (const [n, args] of parts.entries()) {
      const path = join(folder, `part-${n}.dump`);
      await dump('-Fc', ...args, '-f', path);
      const { summary } = await readCustom([readFileSync(path)]);
      const data = summary.toc.entries.filter(({ hadDumper }) => hadDumper);
      expect([args, summary.blocks.length]).toEqual([args, data.length]);
      const piped = await startProgram(programs.path('pg_dump'), { args: ['-Fc', ...args], env });
      const { sink } = hashingSink();
      const reader = new CustomArchiveReader({ decode: true, sink });
      for await (const piece of piped.stdout) {
        if (Buffer.isBuffer(piece)) await reader.write(piece);
      }
      expect((await reader.end()).blocks).toHaveLength(data.length);
      await dump('-Fd', ...args, '-f', join(folder, `part-${n}`));
      const { names } = await readFolder((name) => readFileSync(join(folder, `part-${n}`, name)));
      expect([...names].sort()).toEqual(readdirSync(join(folder, `part-${n}`)).sort());
    }
  });

  test('a database in another encoding', async () => {
    const admin = await connect(server.connection, { signal: forever });
    await admin.execute("create database latin template template0 encoding 'LATIN1' locale 'C'");
    await admin.close();
    const session = await connect(withDatabase(server.connection, 'latin'), { signal: forever });
    await session.execute('create table "Zürich" as select 1 as "größe"');
    await session.close();
    const path = join(folder, 'latin.dump');
    await dump('-Fc', '-f', path, 'latin');
    const latin = parseToc(readFileSync(path), 'custom');
    expect(latin.entries.filter(({ desc }) => desc.startsWith('TABLE')).map(({ tag }) => tag)).toEqual([
      'Zürich',
      'Zürich',
    ]);
  });
});

test.each([13, 14, 15, 16])(
  'pg_restore reads the same in an archive written in format 1.%i',
  async (minor) => {
    const folder = await testFolder();
    try {
      const programs = await clients(17);
      const real = await readCustom([archive('17/custom-none.dump')]);
      const entries = real.summary.toc.entries.map((entry) => ({ ...entry, offset: undefined }));
      const written = toc(entries, { minor, format: 'custom', method: 'none' });
      const path = join(folder, 'written.dump');
      await writeFile(
        path,
        Buffer.concat([written, archive('17/custom-none.dump').subarray(real.summary.toc.size)]),
      );
      const run = (...args: readonly string[]): Promise<string> =>
        runProgram(programs.path('pg_restore'), { args, env: programs.env });
      const lines = (list: string): string[] => list.split('\n').filter((line) => !line.startsWith(';'));
      expect(lines(await run('--list', path))).toEqual(
        lines(archive('17/custom-none.dump.list').toString('utf8')),
      );
      expect(await run('-f', '-', '-a', '-t', 'items', path)).toContain('item 20');
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
