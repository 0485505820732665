import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseAssertions } from '#drill';
import type { ManifestDatabase, ManifestRelation } from '#manifest';
import { withoutRestrictLines, type RowCount } from '#postgres';
import { UserError, type Verdict } from '#verdict';
import { compareCounts, type Comparison } from '../../../packages/drill/compare.js';

describe('assertions as they are written', () => {
  test('YAML and JSON give a list of queries and what they return', () => {
    expect(
      parseAssertions(`
- query: select count(*) from t
  expect: 12
- name: the newest
  database: billing
  query: |
    select max(id)
    from t
  expect: [[9007199254740993, 1.50, null, true, "x"], [1]]
`),
    ).toEqual([
      { query: 'select count(*) from t', expect: '12' },
      {
        name: 'the newest',
        database: 'billing',
        query: 'select max(id)\nfrom t\n',
        expect: [['9007199254740993', '1.50', null, true, 'x'], ['1']],
      },
    ]);
    expect(parseAssertions('[{"query": "select 1", "expect": []}]')).toEqual([
      { query: 'select 1', expect: [] },
    ]);
    expect(parseAssertions(' \n')).toEqual([]);
  });

  test.each([
    ['text that is no list', 'select 1'],
    ['one assertion without a list', 'query: select 1\nexpect: 1'],
    ['no query', '- expect: 1'],
    ['no expectation', '- query: select 1'],
    ['an empty query', "- query: ''\n  expect: 1"],
    ['a query that is a list', '- query: [select 1]\n  expect: 1'],
    ['a field with a typing mistake', '- query: select 1\n  expects: 1'],
    ['an expectation of objects', '- query: select 1\n  expect: {a: 1}'],
    ['rows within rows within rows', '- query: select 1\n  expect: [[[1]]]'],
    ['broken YAML', '- query: "select 1\n  expect: 1'],
    ['a tab for indentation', '- query: select 1\n\texpect: 1'],
    ['the same key twice', '- query: select 1\n  query: select 2\n  expect: 1'],
    ['an alias', '- &a {query: select 1, expect: 1}\n- *a'],
    ['an alias of nothing', '- *nothing'],
    ['two documents', '- query: select 1\n  expect: 1\n---\n- query: select 2\n  expect: 2'],
    ['more than a megabyte', `- query: select 1\n  expect: ${'1'.repeat(1 << 20)}`],
    ['numbers', '[1, 2]'],
    ['null', 'null'],
  ])('%s is refused in one line that says what to write', (_, text) => {
    try {
      parseAssertions(text);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect(error.message).toContain('`assertions`');
      expect(error.line).not.toContain('\n');
      return;
    }
    throw new Error('it was taken');
  });

  test('any text is a list or a refusal, never a crash', () => {
    const piece = fc.constantFrom(
      '- ',
      'query: ',
      'expect: ',
      'select 1',
      '\n',
      '  ',
      '[',
      ']',
      '&a ',
      '*a',
      '!!int ',
      '"',
      '? ',
      '{',
      '}',
      '%',
      '---',
      '|',
      '<<: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
        try {
          parseAssertions(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('comparing counts', () => {
  const table = (
    name: string,
    rows: number | undefined,
    more: Partial<ManifestRelation> = {},
  ): ManifestRelation => ({
    schema: 'app',
    table: name,
    name: `app.${name}`,
    evidence: 'compare',
    ...(rows === undefined ? {} : { source_rows: rows }),
    ...more,
  });

  function compare(relations: readonly ManifestRelation[], found: Record<string, RowCount>): Comparison {
    const database: ManifestDatabase = {
      name: 'app',
      server_version: '17.10',
      snapshot_at: '2026-11-20T00:00:00Z',
      inventory: {},
      relations: [...relations],
    };
    const counts = new Map(Object.entries(found).map(([name, count]) => [`app\u0000${name}`, count]));
    return compareCounts(database, counts);
  }

  const verdicts = ({ relations }: Comparison): Record<string, Verdict> =>
    Object.fromEntries(relations.map(({ name, verdict }) => [name, verdict]));

  test('equal counts are proven by one check that says how many', () => {
    const result = compare(
      [table('a', 1), table('b', 2), table('v', undefined, { evidence: 'recomputed' })],
      {
        a: { rows: 1 },
        b: { rows: 2 },
      },
    );
    expect(result.checks).toHaveLength(1);
    expect(result.checks[0]).toMatchObject({ id: 'restore.rows', verdict: 'proven', supports: 'restorable' });
    expect(result.checks[0]?.found).toContain('3 rows in 2 tables');
  });

  test('one row less, one more, a table that is missing, one that cannot be counted: each is named', () => {
    const result = compare(
      [table('less', 5), table('more', 5), table('gone', 5), table('shut', 5), table('same', 5)],
      {
        less: { rows: 4 },
        more: { rows: 6 },
        shut: { reason: 'permission denied' },
        same: { rows: 5 },
      },
    );
    expect(verdicts(result)).toEqual({
      'app.less': 'failed',
      'app.more': 'failed',
      'app.gone': 'failed',
      'app.shut': 'unproven',
      'app.same': 'proven',
    });
    expect(result.checks.map((check) => [check.where, check.verdict])).toEqual([
      ['app.less', 'failed'],
      ['app.more', 'failed'],
      ['app.gone', 'failed'],
      ['app.shut', 'unproven'],
    ]);
  });

  test('an empty table that is missing is as wrong as a full one', () => {
    expect(verdicts(compare([table('empty', 0)], {}))).toEqual({ 'app.empty': 'failed' });
  });

  test('a table that the source would not count is unproven, one that holds no rows is not', () => {
    const result = compare(
      [table('uncounted', undefined), table('far', undefined, { evidence: 'not dumped' })],
      {},
    );
    expect(verdicts(result)).toEqual({ 'app.uncounted': 'unproven', 'app.far': 'proven' });
  });

  test('rows may move between the leaves of a hash tree, and may not be lost on the way', () => {
    const leaves = [table('h0', 3, { moves_within: 'app.h' }), table('h1', 1, { moves_within: 'app.h' })];
    const moved = compare(leaves, { h0: { rows: 1 }, h1: { rows: 3 } });
    expect(moved.checks.map((check) => check.verdict)).toEqual(['proven']);
    expect(moved.checks[0]?.found).toContain('4 rows in 2 tables');
    const lost = compare(leaves, { h0: { rows: 1 }, h1: { rows: 2 } });
    expect(lost.checks.map((check) => [check.verdict, check.where])).toEqual([
      ['failed', 'app.h (its leaves together)'],
    ]);
    const gone = compare(leaves, { h0: { rows: 4 } });
    expect(gone.checks.map((check) => check.verdict)).toContain('failed');
  });

  test('is proven exactly where every count is equal', () => {
    const rows = fc.array(fc.tuple(fc.nat(3), fc.option(fc.nat(3), { nil: undefined })), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const found = Object.fromEntries(
          pairs.flatMap(([, count], at) => (count === undefined ? [] : [[`t${at}`, { rows: count }]])),
        );
        const result = compare(
          pairs.map(([count], at) => table(`t${at}`, count)),
          found,
        );
        const equal = pairs.every(([expected, count]) => expected === count);
        expect(result.checks.every((check) => check.verdict === 'proven')).toBe(equal);
        expect(result.relations).toHaveLength(pairs.length);
      }),
    );
  });
});

describe('the lines that restrict psql', () => {
  async function strip(script: string, sizes: readonly number[]): Promise<string> {
    const bytes = Buffer.from(script, 'utf8');
    async function* parts(): AsyncGenerator<Uint8Array> {
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = sizes[i % sizes.length] ?? bytes.length;
        // Pieces of one buffer that is written over, as a reader's are.
        yield await Promise.resolve(Uint8Array.from(bytes.subarray(at, at + size)));
        at += size;
      }
    }
    const out: Buffer[] = [];
    for await (const part of withoutRestrictLines(parts())) out.push(Buffer.from(part));
    return Buffer.concat(out).toString('utf8');
  }

  const KEY = 'tX3bKq7Y0aZ'.repeat(5);
  const head = '--\n-- PostgreSQL database dump\n--\n\n';
  const body = fc
    .array(
      fc.constantFrom(
        'SELECT 1;\n',
        "INSERT INTO t VALUES ('ä🐘');\n",
        '\\restrict other\n',
        `-- \\unrestrict ${KEY}\n`,
        'x'.repeat(900),
        '\n',
      ),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join(''));
  const cuts = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 4 });

  test('both are taken out and nothing else, however the script is cut', async () => {
    await fc.assert(
      fc.asyncProperty(body, cuts, async (sql, sizes) => {
        const script = `${head}\\restrict ${KEY}\n\n${sql}\n--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict ${KEY}\n\n`;
        expect(await strip(script, sizes)).toBe(
          `\n${sql}\n--\n-- PostgreSQL database dump complete\n--\n\n\n`,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('a script without them stays as it is', async () => {
    await fc.assert(
      fc.asyncProperty(body, cuts, async (sql, sizes) => {
        const script = `${head}SET x = 1;\n${sql}`;
        expect(await strip(script, sizes)).toBe(script);
      }),
      { numRuns: 100 },
    );
    expect(await strip('', [1])).toBe('');
  });

  test.each([
    ['after the first statement', `${head}SELECT 1;\n\\restrict ${KEY}\n`],
    ['in the middle of a line', `${head}SELECT '\\restrict ${KEY}\n';\n`],
    ['with a key that is none', `${head}\\restrict a b; \\! touch x\n`],
    ['with an empty key', `${head}\\restrict \n`],
    ['with a key that is too long', `${head}\\restrict ${'k'.repeat(129)}\n`],
    ['behind blanks', `${head}  \\restrict ${KEY}\n`],
  ])('an opening line %s stays, for psql to refuse', async (_, script) => {
    expect(await strip(script, [7])).toBe(script);
  });

  test.each([
    ['with another key', `\\unrestrict ${KEY}x\n`],
    ['in the middle of a line', `SELECT 1; \\unrestrict ${KEY}\n`],
    ['without its end', `\\unrestrict ${KEY}`],
    ['far from the end', `\\unrestrict ${KEY}\n\\! touch x\n${'-- x\n'.repeat(600)}`],
  ])('a closing line %s stays, for psql to refuse', async (_, rest) => {
    const script = `${head}\\restrict ${KEY}\nSELECT 1;\n${rest}`;
    expect(await strip(script, [11])).toBe(`SELECT 1;\n${rest}`);
  });

  test('a second closing line stays: only one was written by pg_dump', async () => {
    const script = `\\restrict ${KEY}\nSELECT 1;\n\\unrestrict ${KEY}\n\\! touch x\n\\unrestrict ${KEY}\n`;
    expect(await strip(script, [64])).toBe(`SELECT 1;\n\\unrestrict ${KEY}\n\\! touch x\n`);
  });
});
