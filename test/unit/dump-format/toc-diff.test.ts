import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diffToc, ownStatements, shownName, type Toc, type TocDifference, type TocEntry } from '#dump-format';

function entry(desc: string, tag: string, more: Partial<TocEntry> = {}): TocEntry {
  return {
    dumpId: 1,
    hadDumper: false,
    tableOid: '0',
    oid: '0',
    tag,
    desc,
    section: 'pre-data',
    definition: '',
    dropStatement: '',
    copyStatement: '',
    namespace: 'shop',
    tablespace: '',
    tableAccessMethod: '',
    relkind: '',
    owner: 'anna',
    dependencies: [],
    offsetFlag: 3,
    offset: undefined,
    offsetPosition: undefined,
    fileName: undefined,
    ...more,
  };
}

function toc(entries: readonly TocEntry[], server = 17, client = server): Toc {
  return {
    header: {
      format: 'custom',
      version: { major: 1, minor: 16, revision: 0 },
      intSize: 4,
      offsetSize: 8,
      compression: { method: 'none', level: undefined },
      createdAt: { year: 2026, month: 11, day: 20, hour: 3, minute: 0, second: 0, daylightSaving: false },
      database: 'app',
      serverVersion: `${server}.1`,
      clientVersion: `${client}.1`,
    },
    entries,
    size: 1,
  };
}

const told = ({ object, aspect, renderings }: TocDifference): string =>
  `${renderings.length > 0 ? 'reads differently' : 'differs'}: ${aspect} of ${object}`;

/** How one definition of the source and one of the restored database compare. */
function compare(
  desc: string,
  [source, restored]: readonly [string, string],
  [from, to]: readonly [number, number] = [17, 17],
): 'same' | 'rendering' | 'different' {
  const [found] = diffToc(
    toc([entry(desc, 'x', { definition: source })], from),
    toc([entry(desc, 'x', { definition: restored })], to),
  ).differences;
  if (found === undefined) return 'same';
  return found.renderings.length > 0 ? 'rendering' : 'different';
}

describe('tables of contents', () => {
  const entries = fc.uniqueArray(
    fc.record({
      desc: fc.constantFrom('TABLE', 'VIEW', 'FUNCTION', 'ACL', 'COMMENT', 'DEFAULT ACL', 'TRIGGER'),
      tag: fc.string(),
      namespace: fc.string(),
      definition: fc.string(),
      owner: fc.string(),
    }),
    { selector: (row) => JSON.stringify(row), maxLength: 30 },
  );

  test('of the same entries do not differ, whatever their order, ids and dependencies', () => {
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const random = (): number => Number(numbers.next().value);
        const one = rows.map((row, at) => entry(row.desc, row.tag, { ...row, dumpId: at + 1 }));
        const other = one
          .map((row) => ({ ...row, dumpId: random(), oid: String(random()), dependencies: [random()] }))
          .sort(() => (random() % 2 === 0 ? 1 : -1));
        expect(diffToc(toc(one), toc(other)).differences).toEqual([]);
      }),
    );
  });

  test('name an entry that is missing, and one that nobody had', () => {
    const index = entry('INDEX', 'people_email', {
      definition: 'CREATE INDEX people_email ON shop.people (email);',
    });
    const diff = diffToc(
      toc([entry('TABLE', 'People'), index]),
      toc([entry('TABLE', 'People'), entry('VIEW', 'v')]),
    );
    expect(diff.differences.map(told)).toEqual([
      'differs: object of index shop.people_email',
      'differs: object of view shop.v',
    ]);
    expect(diff.compared).toEqual(
      new Map([
        ['TABLE', 1],
        ['INDEX', 1],
      ]),
    );
  });

  test('name what of an object differs', () => {
    const change = (more: Partial<TocEntry>): readonly string[] =>
      diffToc(
        toc([entry('TABLE', 't', { relkind: 'r', tableAccessMethod: 'heap' })]),
        toc([entry('TABLE', 't', { relkind: 'r', tableAccessMethod: 'heap', ...more })]),
      ).differences.map(told);
    expect(change({ owner: 'bert' })).toEqual(['differs: owner of table shop.t']);
    expect(change({ definition: 'x' })).toEqual(['differs: definition of table shop.t']);
    expect(change({ tablespace: 'fast' })).toEqual(['differs: tablespace of table shop.t']);
    expect(change({ tableAccessMethod: 'columnar' })).toEqual(['differs: access method of table shop.t']);
    expect(change({ relkind: 'p' })).toEqual(['differs: kind of relation of table shop.t']);
    // Archives before 1.16 do not tell.
    expect(change({ relkind: '' })).toEqual([]);
  });

  test('tell the owner of a table once, not of everything on it', () => {
    const all = (owner: string): Toc =>
      toc([
        entry('TABLE', 't', { owner }),
        entry('INDEX', 'i', { owner }),
        entry('TRIGGER', 't g', { owner }),
        entry('ACL', 'TABLE t', { owner }),
        entry('COMMENT', 'TABLE t', { owner }),
      ]);
    expect(diffToc(all('anna'), all('bert')).differences.map(told)).toEqual([
      'differs: owner of table shop.t',
    ]);
  });

  test('leave out what was asked, counted by reason, on both sides', () => {
    const leaveOut = (candidate: TocEntry): string | undefined =>
      candidate.desc === 'SUBSCRIPTION' ? 'never made' : undefined;
    const diff = diffToc(toc([entry('SUBSCRIPTION', 's')]), toc([entry('SUBSCRIPTION', 'z')]), { leaveOut });
    expect(diff).toEqual({ compared: new Map(), differences: [], leftOut: new Map([['never made', 2]]) });
  });

  test('look at the schema alone', () => {
    const rest = [
      entry('TABLE DATA', 't', { section: 'data' }),
      entry('DATABASE', 'app'),
      entry('COMMENT', 'DATABASE app'),
      entry('ACL', 'LARGE OBJECT 5'),
      entry('ENCODING', 'ENCODING'),
    ];
    expect(diffToc(toc(rest), toc([])).differences).toEqual([]);
  });

  test('match default privileges by the role that they are for', () => {
    const of = (owner: string, definition: string): TocEntry =>
      entry('DEFAULT ACL', 'DEFAULT PRIVILEGES FOR TABLES', { owner, definition });
    const diff = diffToc(toc([of('anna', 'a'), of('bert', 'b')]), toc([of('bert', 'b'), of('anna', 'c')]));
    expect(diff.differences.map(told)).toEqual([
      'differs: privileges of default privileges of anna in shop for tables',
    ]);
  });
});

describe('what majors write differently', () => {
  const VIEW = [
    'CREATE VIEW shop.v AS\n SELECT t.a,\n    t.b AS t\n   FROM shop.t\n  WHERE (t.a > 1);\n',
    'CREATE VIEW shop.v AS\n SELECT a,\n    b AS t\n   FROM shop.t\n  WHERE (a > 1);\n',
  ] as const;

  test('are qualifiers of columns in views, from before 16 to after', () => {
    expect(compare('VIEW', VIEW, [15, 17])).toBe('rendering');
    expect(compare('VIEW', VIEW, [16, 17])).toBe('different');
    expect(compare('VIEW', [VIEW[1], VIEW[0]], [15, 17])).toBe('different');
    expect(compare('FUNCTION', VIEW, [15, 17])).toBe('different');
  });

  test.each([
    ['another column', VIEW[1].replace('b AS t', 'a AS t')],
    ['another relation', VIEW[1].replace('FROM shop.t', 'FROM shop.u')],
    ['another schema', VIEW[1].replace('FROM shop.t', 'FROM odd.t')],
    ['another value', VIEW[1].replace('> 1', '> 2')],
    ['another qualifier', VIEW[1].replace('SELECT a', 'SELECT u.a')],
    ['something more', VIEW[1].replace('> 1)', '> 1) AND true')],
    ['something less', VIEW[1].replace('\n  WHERE (a > 1)', '')],
  ])('are not %s', (_, restored) => {
    expect(compare('VIEW', [VIEW[0], restored], [15, 17])).toBe('different');
  });

  test('are casts of arrays that move to their elements', () => {
    const check = (list: string): string => `CREATE TABLE t (s text, CHECK (((s)::text = ANY (${list}))));`;
    const before = check("(ARRAY['a'::character varying, 'b, c'::character varying])::text[]");
    const after = check("ARRAY[('a'::character varying)::text, ('b, c'::character varying)::text]");
    expect(compare('TABLE', [before, after])).toBe('rendering');
    expect(compare('TABLE', [before, after.replace("'a'", "'A'")])).toBe('different');
    expect(compare('TABLE', [before, after.replace('b, c', 'b,  c')])).toBe('different');
    expect(compare('TABLE', [before, after.replace(")::text, ('b", ")::bpchar, ('b")])).toBe('different');
    expect(compare('TABLE', [before, check("ARRAY[('a'::character varying)::text]")])).toBe('different');
  });

  test('are names of NOT NULL constraints, from before 18 to 18', () => {
    const texts = [
      'CREATE TABLE t (a integer NOT NULL);',
      'CREATE TABLE t (a integer CONSTRAINT "t a" NOT NULL);',
    ] as const;
    expect(compare('TABLE', texts, [17, 18])).toBe('rendering');
    expect(compare('TABLE', texts, [18, 18])).toBe('different');
    expect(compare('TABLE', ['CREATE TABLE t (a integer);', texts[1]], [17, 18])).toBe('different');
  });

  test('are MAINTAIN and the order of privileges', () => {
    const all = 'GRANT SELECT,INSERT,REFERENCES,DELETE,TRIGGER,TRUNCATE,UPDATE ON TABLE shop.t TO anna;\n';
    expect(compare('ACL', [all, 'GRANT ALL ON TABLE shop.t TO anna;\n'], [15, 17])).toBe('rendering');
    expect(compare('ACL', [all, 'GRANT ALL ON TABLE shop.t TO anna;\n'], [17, 17])).toBe('different');
    expect(compare('ACL', [all, 'GRANT ALL ON TABLE shop.t TO bert;\n'], [15, 17])).toBe('different');
    expect(compare('ACL', [all, all.replace('INSERT,', '')], [15, 17])).toBe('different');
    const one = 'GRANT SELECT(a),UPDATE(b) ON TABLE shop.t TO anna;\nGRANT INSERT ON TABLE shop.t TO bert;\n';
    const other =
      'GRANT INSERT ON TABLE shop.t TO bert;\nGRANT UPDATE(b) ON TABLE shop.t TO anna;\nGRANT SELECT(a) ON TABLE shop.t TO anna;\n';
    expect(compare('ACL', [one, other])).toBe('rendering');
    expect(compare('ACL', [one, other.replace('UPDATE(b)', 'UPDATE(a)')])).toBe('different');
    expect(compare('ACL', [one, other.replace('TO bert', 'TO bert WITH GRANT OPTION')])).toBe('different');
  });

  test('are quotes around names that became keywords', () => {
    const of = (name: string, word = name): readonly TocEntry[] => [
      entry('TABLE', 'json', {
        definition: `CREATE TABLE shop.${name} (system_user text DEFAULT '"json"');`,
      }),
      entry('ACL', `TABLE ${word}`, { definition: `GRANT ALL ON TABLE shop.${name} TO anna;` }),
      entry('COMMENT', `TABLE ${word}`, { definition: `COMMENT ON TABLE shop.${name} IS 'json';` }),
    ];
    const all = (before: readonly TocEntry[], after: readonly TocEntry[], [from, to] = [15, 17]): string[] =>
      diffToc(toc(before, from), toc(after, to)).differences.map(told);
    expect(all(of('json'), of('"json"'))).toEqual([
      ...['definition of table shop.json', 'privileges of table shop.json', 'comment of table shop.json'].map(
        (what) => `reads differently: ${what}`,
      ),
    ]);
    expect(all(of('json'), of('"json"', 'json'), [17, 17])).toHaveLength(3);
    expect(all(of('json'), of('"json"', 'json'), [17, 17]).join()).not.toContain('reads differently');
    // A string is no name, and a type called "char" is not the type char.
    const texts = (one: string, other: string) => compare('TABLE', [one, other], [15, 17]);
    expect(texts('DEFAULT \'"json"\'', "DEFAULT 'json'")).toBe('different');
    expect(texts('a "char"', 'a char')).toBe('different');
    expect(texts('a "json" b', 'a json c')).toBe('different');
  });

  test('are not the grantor of a privilege', () => {
    const by = (role: string): string =>
      `SET SESSION AUTHORIZATION ${role};\nGRANT SELECT ON TABLE t TO x;\nRESET SESSION AUTHORIZATION;\n`;
    expect(compare('ACL', [by('anna'), by('bert')])).toBe('different');
    expect(compare('ACL', [by('anna'), 'GRANT SELECT ON TABLE t TO x;\n'])).toBe('different');
  });

  test('is white space, but not in strings', () => {
    expect(compare('DEFAULT ACL', ['GRANT ALL ON TABLES  TO a;', 'GRANT ALL ON TABLES TO a;'])).toBe(
      'rendering',
    );
    expect(compare('COMMENT', ["COMMENT ON x IS 'a b';", "COMMENT ON x IS 'a  b';"])).toBe('different');
    expect(compare('FUNCTION', ['AS $_$ a $_$;', 'AS $_$ a  $_$;'])).toBe('different');
    expect(compare('TABLE', ['CREATE TABLE "a b" ();', 'CREATE TABLE "a  b" ();'])).toBe('different');
  });
});

test('statements end at semicolons that stand in no name and no string', () => {
  expect(
    ownStatements(`GRANT ALL ON "a;b""c;" TO x;\n SELECT 'it''s; ' || E'\\';' , $f$ ; $f$ ; RESET ROLE`),
  ).toEqual(['GRANT ALL ON "a;b""c;" TO x', "SELECT 'it''s; ' || E'\\';' , $f$ ; $f$", 'RESET ROLE']);
});

test('any text is cut into statements without end or loss', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (sql) => {
      const kept = ownStatements(sql).join('').replaceAll(/[\s;]/gu, '');
      expect(kept).toBe(sql.replaceAll(/[\s;]/gu, ''));
    }),
  );
});

test('names are shown as PostgreSQL would need them', () => {
  expect(shownName('shop', 'Orders', 'a"b', 'größe')).toBe('shop."Orders"."a""b".größe');
});
