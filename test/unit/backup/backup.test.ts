import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkSetName, parseCompression, refuseImpossible } from '#backup';
import type { TableFingerprint } from '#dump-format';
import { isInnerPath } from '#manifest';
import type { DumpFormat, Relation, RowCount, Witnessed } from '#postgres';
import type { Ending } from '#process';
import { OperationFailed, UserError } from '#verdict';
import { planCompression, type CompressionPlan } from '../../../packages/backup/compression.js';
import { coverage } from '../../../packages/backup/coverage.js';
import { explainDump, explainLoss } from '../../../packages/backup/explain.js';
import { fileNameOf } from '../../../packages/backup/writer.js';

describe('compression', () => {
  test.each([
    ['zstd', 'zstd', 1],
    ['zstd:1', 'zstd', 1],
    ['zstd:19', 'zstd', 19],
    ['gzip', 'gzip', 6],
    ['gzip:9', 'gzip', 9],
    ['none', 'none', 0],
    ['none:0', 'none', 0],
  ])('%s is understood', (text, method, level) => {
    expect(parseCompression(text)).toEqual({ method, level });
  });

  test.each([
    '',
    'zstd:0',
    'zstd:20',
    'zstd:',
    'zstd:-1',
    'zstd:1.5',
    'gzip:0',
    'gzip:10',
    'none:1',
    'lz4',
    'ZSTD',
    ' zstd',
    'zstd:1 ',
  ])('%j is refused in one line', (text) => {
    expect(() => parseCompression(text)).toThrow(UserError);
  });

  const plain = (inner: string): CompressionPlan => ({ inner, outer: undefined, suffix: '' });
  const streamed = (method: 'zstd' | 'gzip', level: number): CompressionPlan => ({
    inner: 'none',
    outer: { method, level },
    suffix: method === 'zstd' ? '.zst' : '.gz',
  });
  test.each<[string, DumpFormat, number, CompressionPlan]>([
    ['zstd:3', 'custom', 17, plain('zstd:3')],
    ['zstd:3', 'custom', 16, plain('zstd:3')],
    // Faster than pg_dump's own gzip, several times.
    ['zstd:3', 'custom', 15, streamed('zstd', 3)],
    ['zstd:3', 'directory', 17, plain('zstd:3')],
    ['zstd:3', 'directory', 15, plain('gzip:1')],
    ['zstd:3', 'plain', 17, streamed('zstd', 3)],
    ['zstd:3', 'plain', 15, streamed('zstd', 3)],
    ['gzip:6', 'custom', 17, plain('gzip:6')],
    ['gzip:6', 'custom', 14, plain('gzip:6')],
    ['gzip:6', 'directory', 14, plain('gzip:6')],
    ['gzip:6', 'plain', 17, streamed('gzip', 6)],
    ['none', 'custom', 14, plain('none')],
    ['none', 'directory', 17, plain('none')],
    ['none', 'plain', 17, plain('none')],
  ])('%s of %s by pg_dump %d', (text, format, major, plan) => {
    expect(planCompression(parseCompression(text), format, major)).toEqual(plan);
  });
});

describe('names', () => {
  const database = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
    fc.constantFrom(
      'globals',
      '%67lobals',
      '.',
      '..',
      'a/b',
      '../../etc',
      'A',
      'a',
      'a.b',
      '.hidden',
      'con',
      'a%2Fb',
      '',
    ),
  );

  test('a file name is a safe part of a path, whatever the database is called', () => {
    fc.assert(
      fc.property(database, (name) => {
        fc.pre(name !== '');
        const file = fileNameOf(name);
        expect(file).toMatch(/^[A-Za-z0-9_%-][A-Za-z0-9_%.-]*$/);
        expect(isInnerPath(`data/${file}`)).toBe(true);
        expect(`${file}.sql`).not.toBe('globals.sql');
      }),
      { numRuns: 1000 },
    );
  });

  test('two databases never share a file, and the name can be read back', () => {
    fc.assert(
      fc.property(database, database, (one, other) => {
        if (one !== other) expect(fileNameOf(one)).not.toBe(fileNameOf(other));
        expect(decodeURIComponent(fileNameOf(one))).toBe(one);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['app', 'app-production', 'a b', 'ünï', 'a=b'])('%j can be the name of a backup', (name) => {
    expect(checkSetName(name)).toBe(name);
  });

  test.each(['', '.', '..', 'a/b', '/a', 'a\\b', 'c:d', 'x://y', 'a\nb', 'x'.repeat(129)])(
    '%j cannot',
    (name) => {
      expect(() => checkSetName(name)).toThrow(UserError);
    },
  );
});

describe('impossible combinations', () => {
  const none = {
    includeSchema: [],
    excludeSchema: [],
    includeTable: [],
    excludeTable: [],
    excludeTableData: [],
  };
  test.each(Object.keys(none))('plain SQL with %s is refused', (filter) => {
    const filters = { ...none, [filter]: ['x'] };
    expect(() => {
      refuseImpossible({ format: 'plain', filters, databases: [], name: '' });
    }).toThrow(UserError);
    for (const format of ['custom', 'directory'] as const) {
      expect(() => {
        refuseImpossible({ format, filters, databases: ['a', 'b'], name: 'app' });
      }).not.toThrow();
    }
  });

  test('a database listed twice is refused', () => {
    expect(() => {
      refuseImpossible({ format: 'custom', filters: none, databases: ['a', 'b', 'a'], name: 'app' });
    }).toThrow(/a is listed twice/);
  });

  test('several databases need a name, one does not', () => {
    const refuse = (databases: readonly string[]) => (): void => {
      refuseImpossible({ format: 'custom', filters: none, databases, name: '' });
    };
    expect(refuse(['a', 'b'])).toThrow(UserError);
    for (const databases of [[], ['a']]) expect(refuse(databases)).not.toThrow();
  });
});

describe('coverage', () => {
  const relation = (table: string, more: Partial<Relation> = {}): Relation => ({
    schema: 'app',
    table,
    name: `app.${table}`,
    evidence: 'compare',
    reason: null,
    bytes: 0,
    movesWithin: null,
    counted: true,
    ...more,
  });
  const fingerprint = (rows: number): TableFingerprint => ({
    rows,
    bytes: rows * 2,
    sum: `s:${rows}`,
    sha256: 'a'.repeat(64),
  });
  const held = (tables: Readonly<Record<string, number>>): ReadonlyMap<string, TableFingerprint> =>
    new Map(Object.entries(tables).map(([table, rows]) => [`app\u0000${table}`, fingerprint(rows)]));
  const counts = (...pairs: readonly (readonly [string, RowCount])[]): ReadonlyMap<string, Witnessed> =>
    new Map(
      pairs.map(([table, count]) => [`app.${table}`, 'rows' in count ? { ...count, unhashed: 'no' } : count]),
    );

  test('every relation is listed once, in the order given, with its rows or the reason why not', () => {
    const relations = [
      relation('t'),
      relation('leaf', { movesWithin: 'app.tree' }),
      relation('tree', { evidence: 'sum of leaves', counted: false }),
      relation('view', { evidence: 'recomputed', counted: false, reason: 'computed anew' }),
      relation('settings', { evidence: 'extension configuration' }),
    ];
    const result = coverage(
      relations,
      counts(['t', { rows: 3 }], ['leaf', { rows: 0 }], ['settings', { rows: 1 }]),
      held({ t: 3, leaf: 0, settings: 0 }),
      false,
    );
    expect(result).toEqual({
      relations: [
        {
          schema: 'app',
          table: 't',
          name: 'app.t',
          evidence: 'compare',
          rows: 3,
          fingerprint: fingerprint(3),
          source_rows: 3,
          unhashed: 'no',
        },
        {
          schema: 'app',
          table: 'leaf',
          name: 'app.leaf',
          evidence: 'compare',
          rows: 0,
          fingerprint: fingerprint(0),
          source_rows: 0,
          unhashed: 'no',
          moves_within: 'app.tree',
        },
        { schema: 'app', table: 'tree', name: 'app.tree', evidence: 'sum of leaves' },
        { schema: 'app', table: 'view', name: 'app.view', evidence: 'recomputed', reason: 'computed anew' },
        {
          schema: 'app',
          table: 'settings',
          name: 'app.settings',
          evidence: 'extension configuration',
          rows: 0,
          fingerprint: fingerprint(0),
          source_rows: 1,
          unhashed: 'no',
        },
      ],
      missing: [],
      disagreeing: [],
      uncounted: [],
      unhashed: ['app.t (no)', 'app.leaf (no)', 'app.settings (no)'],
    });
  });

  test('a table that is not in the dump is missing, unless somebody asked for that', () => {
    const relations = [relation('kept'), relation('gone')];
    const counted = counts(['kept', { rows: 1 }], ['gone', { rows: 2 }]);
    expect(coverage(relations, counted, held({ kept: 1 }), false)).toMatchObject({ missing: ['app.gone'] });
    const filtered = coverage(relations, counted, held({ kept: 1 }), true);
    expect(filtered.missing).toEqual([]);
    expect(filtered.relations[1]).toMatchObject({ evidence: 'excluded on request' });
    expect(filtered.relations[1]).not.toHaveProperty('source_rows');
  });

  test('a dump that holds other rows than the source counted is told, but for what an extension brings itself', () => {
    const relations = [relation('t'), relation('settings', { evidence: 'extension configuration' })];
    const counted = counts(['t', { rows: 3 }], ['settings', { rows: 9 }]);
    expect(coverage(relations, counted, held({ t: 2, settings: 1 }), false).disagreeing).toEqual([
      'app.t (2 instead of 3)',
    ]);
  });

  test('a table that could not be counted says why, except where it was left out', () => {
    const relations = [relation('t'), relation('u'), relation('v')];
    const counted = counts(['t', { rows: 1 }], ['u', { reason: 'permission denied' }]);
    const result = coverage(relations, counted, held({ t: 1, u: 1, v: 1 }), false);
    expect(result.uncounted).toEqual(['app.u (permission denied)', 'app.v (not counted)']);
    // What is not counted is not hashed either.
    expect(result.unhashed).toEqual(['app.t (no)', ...result.uncounted]);
    expect(result.relations[1]).toMatchObject({ evidence: 'compare', reason: 'permission denied' });
    expect(coverage(relations, counted, held({ t: 1 }), true).uncounted).toEqual([]);
  });

  test('a table that the dump holds and the source did not list is listed as not counted', () => {
    const result = coverage([relation('t')], counts(['t', { rows: 1 }]), held({ t: 1, new: 2 }), false);
    expect(result.relations[1]).toMatchObject({ name: 'app.new', evidence: 'compare', rows: 2 });
    expect(result.relations[1]).not.toHaveProperty('source_rows');
    expect(result.uncounted).toHaveLength(1);
  });

  test('what cannot be told by the dump is taken as whole: plain SQL has no table of contents', () => {
    const result = coverage([relation('t')], counts(['t', { rows: 1 }]), undefined, false);
    expect(result).toMatchObject({ missing: [], uncounted: [] });
  });
});

describe('why a dump ended badly', () => {
  const ending = (...stderr: readonly string[]): Ending => ({ code: 1, signal: null, stderr });

  test.each([
    [
      'pg_dump: error: query would be affected by row-level security policy for table "closed"',
      /Row-level security hides rows of closed/,
      /BYPASSRLS/,
    ],
    [
      'pg_dump: error: query failed: ERROR:  permission denied for table my table',
      /may not read the table my table/,
      /pg_read_all_data/,
    ],
    [
      'pg_dump: error: query failed: ERROR:  permission denied for large object 4242',
      /large object 4242/,
      /superuser/,
    ],
    [
      'pg_dump: error: query failed: ERROR:  could not obtain lock on relation "t"',
      /exclusive lock on t /,
      /migration/,
    ],
    [
      'pg_dump: error: query failed: FATAL:  terminating connection due to conflict with recovery',
      /standby/,
      /hot_standby_feedback/,
    ],
    ['pg_dump: error: aborting because of server version mismatch', /older than the server/, /postgres-bin/],
    ['pg_dump: error: could not write to output file: No space left on device', /full/, /Free space/],
    [
      'pg_dump: error: Dumping the contents of table "t" failed: PQgetResult() failed: server closed the connection unexpectedly',
      /connection to the source was lost/,
      /Run it again/,
    ],
    [
      'pg_dump: error: ERROR:  canceling statement due to conflict with recovery',
      /standby/,
      /max_standby_streaming_delay/,
    ],
  ])('%s', (line, message, remedy) => {
    const error = explainDump(ending('pg_dump: warning: something else', line, 'pg_dump: detail: x'));
    expect(error).toBeInstanceOf(OperationFailed);
    expect(error.message).toMatch(message);
    expect(error.remedy).toMatch(remedy);
    expect(error.line).not.toContain('\n');
  });

  test('a connection that a standby may have ended is told with what a standby needs', () => {
    for (const line of [
      'server closed the connection unexpectedly',
      'query failed: ERROR:  snapshot "0000000C-00000008-1" does not exist',
      'query failed: ERROR:  invalid snapshot identifier: "0000000C-00000008-1"',
      'query failed: ERROR:  could not import the requested snapshot',
    ]) {
      const lost = explainDump(ending(`pg_dump: error: ${line}`));
      expect(lost.remedy).toMatch(/Run it again/);
      expect(explainLoss(lost, { standby: true })).toMatchObject({
        message: lost.message,
        remedy: expect.stringContaining('hot_standby_feedback'),
      });
      expect(explainLoss(lost, { standby: false })).toBe(lost);
    }
    const other = new OperationFailed('The disk is full');
    expect(explainLoss(other, { standby: true })).toBe(other);
  });

  test('anything else is told in the words of the program', () => {
    const error = explainDump(
      ending('pg_dump: something', 'pg_dump: error: it broke', 'pg_dump: hint: none'),
    );
    expect(error.message).toBe('pg_dump ended with exit code 1: pg_dump: error: it broke');
    expect(explainDump({ code: null, signal: 'SIGKILL', stderr: [] }).message).toBe(
      'pg_dump ended with signal SIGKILL',
    );
  });
});
