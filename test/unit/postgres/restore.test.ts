import { describe, expect, test } from '@jest/globals';
import { parseToc, type Toc, type TocEntry } from '#dump-format';
import { restoreScript, selectForDrill, type Programs } from '#postgres';
import { MessageCollector } from '../../../packages/postgres/restore/messages.js';
import { listFile } from '../../../packages/postgres/restore/selection.js';
import { archive } from '../../support/archives.js';
import { silentLog } from '../../support/postgres.js';
import { forever } from '../../support/throwaway.js';

describe('messages of a restore', () => {
  function judge(
    program: 'pg_restore' | 'psql',
    lines: readonly string[],
  ): { benign: Record<string, number>; fatal: readonly string[] } {
    const collector = new MessageCollector(program);
    lines.forEach(collector.take);
    const { benign, fatal } = collector.messages;
    return { benign: Object.fromEntries(benign), fatal };
  }

  const SETTING = 'ERROR:  unrecognized configuration parameter "transaction_timeout"';

  test('pg_restore: errors count, warnings and what belongs to an error do not', () => {
    const missing = 'pg_restore: error: could not execute query: ERROR:  relation "t" does not exist';
    const file = 'pg_restore: error: could not read from input file: end of file';
    expect(
      judge('pg_restore', [
        'pg_restore: connecting to database for restore',
        'pg_restore: while PROCESSING TOC:',
        'pg_restore: from TOC entry 220; 1259 16395 TABLE t postgres',
        missing,
        'LINE 1: ALTER TABLE t …',
        'Command was: ALTER TABLE t OWNER TO nobody;',
        '',
        file,
        'pg_restore: warning: errors ignored on restore: 2',
      ]),
    ).toEqual({ benign: {}, fatal: [missing, file] });
  });

  test('what a newer pg_restore sets and an older server does not know is benign, by name and count', () => {
    const line = `pg_restore: error: could not execute query: ${SETTING}`;
    const { benign, fatal } = judge('pg_restore', [line, line]);
    expect(fatal).toEqual([]);
    expect(Object.values(benign)).toEqual([2]);
    expect(Object.values(judge('psql', [`psql:<stdin>:12: ${SETTING}`]).benign)).toEqual([1]);
  });

  test.each([
    `pg_restore: error: could not execute query: ERROR:  relation "${SETTING}" does not exist`,
    'pg_restore: error: could not execute query: ERROR:  unrecognized configuration parameter "work_men"',
    'pg_restore: error: could not execute query: ERROR:  schema "app" already exists',
    `pg_restore: error: COPY failed for table "t": ${SETTING} and more`,
  ])('a name that looks benign does not make it so: %s', (line) => {
    expect(judge('pg_restore', [line])).toEqual({ benign: {}, fatal: [line] });
  });

  test.each([
    'psql:<stdin>:7: ERROR:  relation "t" does not exist',
    'psql:<stdin>:7: FATAL:  terminating connection due to administrator command',
    'psql:<stdin>:7: error: backslash commands are restricted; only \\unrestrict is allowed',
    'psql:<stdin>:1: error: invalid command \\restrict',
    'psql: error: connection to server on socket failed',
    'psql:<stdin>:9: server closed the connection unexpectedly',
    // Servers speak other languages too.
    'psql:<stdin>:7: FEHLER:  Relation »t« existiert nicht',
    'psql:<stdin>:7: 错误:  关系 "t" 不存在',
    'psql:<stdin>:7: ERROR:  relation "ERROR:  schema "x" already exists" does not exist',
  ])('psql: %s is fatal', (line) => {
    expect(judge('psql', [line])).toEqual({ benign: {}, fatal: [line] });
  });

  test.each([
    'psql:<stdin>:7: NOTICE:  something: ERROR: not really',
    'psql:<stdin>:7: WARNING:  wal_level is insufficient',
    'DETAIL:  ERROR: in a detail',
    'LINE 1: SELECT ERROR: ',
  ])('psql: %s is no error', (line) => {
    expect(judge('psql', [line])).toEqual({ benign: {}, fatal: [] });
  });

  test('psql: what was made beforehand from the inventory is benign, each by its name', () => {
    const { benign, fatal } = judge('psql', [
      'psql:<stdin>:3: ERROR:  schema "extensions" already exists',
      'psql:<stdin>:4: ERROR:  must be owner of extension citext',
      'psql:<stdin>:5: ERROR:  permission denied to create event trigger "note_ddl"',
      'psql:<stdin>:6: ERROR:  event trigger "note_ddl" does not exist',
    ]);
    expect(fatal).toEqual([]);
    expect(Object.keys(benign)).toHaveLength(3);
    expect(Object.values(benign).reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  test('however many there are, all are counted and few are kept', () => {
    const lines = Array.from(
      { length: 1234 },
      (_, at) => `pg_restore: error: could not execute query: ERROR:  ${at}`,
    );
    const { fatal } = judge('pg_restore', lines);
    expect(fatal).toHaveLength(51);
    expect(fatal.at(-1)).toContain('1184 more');
  });
});

describe('plain SQL', () => {
  test.each([
    ['17.5', 17, 5],
    ['16.9', 16, 9],
    ['15.13', 15, 13],
    ['14.18', 14, 18],
    ['13.21', 13, 21],
    ['12.22', 12, 22],
  ])('is never given to psql %s, which cannot be restricted', async (text, major, minor) => {
    const programs: Programs = {
      version: { major, minor, text },
      folder: '/nowhere',
      origin: 'folder',
      // Started, it would be refused in other words.
      path: (name) => `/nowhere/${name}`,
      env: {},
      warnings: [],
    };
    const call = { programs, env: {}, database: 'x', log: silentLog, signal: forever };
    const script = ReadableStream.from([Buffer.from('\\! touch x')]);
    await expect(restoreScript(call, script)).rejects.toThrow(`psql ${text}`);
    const newer = { ...programs, version: { major, minor: 99, text: `${major}.99` } };
    const started = restoreScript({ ...call, programs: newer }, script);
    await expect(started).rejects.toThrow(major < 13 ? 'psql 12.99' : 'could not be started');
  });
});

describe('what a drill takes from an archive', () => {
  const toc = parseToc(archive('17/custom-gzip.dump'), 'custom');
  const ids = (entries: readonly TocEntry[]): number[] => entries.map((entry) => entry.dumpId);

  test('all of a plain archive: schemas first, then the rest, in its order', () => {
    const { schemas, rest, leftOut } = selectForDrill(toc);
    expect(leftOut.size).toBe(0);
    expect(schemas).toEqual(ids(toc.entries.filter((entry) => entry.desc === 'SCHEMA')));
    expect(rest).toEqual(ids(toc.entries.filter((entry) => entry.desc !== 'SCHEMA')));
    expect([...schemas, ...rest].length).toBe(toc.entries.length);
  });

  const [model] = toc.entries;
  if (model === undefined) throw new Error('the archive is empty');
  const withEntries = (...pairs: readonly (readonly [string, string])[]): Toc => ({
    ...toc,
    entries: pairs.map(([desc, tag], at) => ({ ...model, dumpId: at + 1, desc, tag })),
  });

  test.each([
    ['EXTENSION', 'citext'],
    ['COMMENT', 'EXTENSION citext'],
    ['EVENT TRIGGER', 'note'],
    ['COMMENT', 'EVENT TRIGGER note'],
    ['SECURITY LABEL', 'EVENT TRIGGER note'],
    ['PUBLICATION', 'p'],
    ['PUBLICATION TABLES IN SCHEMA', 'p app'],
    ['COMMENT', 'PUBLICATION p'],
    ['SUBSCRIPTION', 's'],
    ['SUBSCRIPTION TABLE', 's t'],
    ['COMMENT', 'SUBSCRIPTION s'],
  ])('%s %s comes from the inventory or not at all', (desc, tag) => {
    const { schemas, rest, leftOut } = selectForDrill(withEntries([desc, tag]));
    expect([schemas, rest, [...leftOut.values()]]).toEqual([[], [], [1]]);
  });

  test.each([
    ['TABLE', 'EXTENSION x'],
    ['TABLE DATA', 'SUBSCRIPTION'],
    ['COMMENT', 'TABLE "EVENT TRIGGER x"'],
    ['ACL', 'TABLE SUBSCRIPTION'],
    ['PUBLICATION TABLE', 'p orders'],
    ['TRIGGER', 't PUBLICATION'],
    ['FUNCTION', 'EVENT TRIGGER ()'],
  ])('%s %s is restored, whatever it is called', (desc, tag) => {
    expect(selectForDrill(withEntries([desc, tag])).rest).toEqual([1]);
  });

  test('pg_restore is told numbers alone: no name of the archive can reach its list', () => {
    expect(listFile([3, 12])).toBe('3;\n12;\n');
    expect(listFile([])).toBe('');
  });
});
