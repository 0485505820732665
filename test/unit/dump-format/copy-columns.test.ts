import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ArchiveError, copyColumns, type TocEntry } from '#dump-format';

const entry = (copyStatement: string): TocEntry => ({
  ...{ dumpId: 1, hadDumper: true, tableOid: '0', oid: '0', tag: 't', desc: 'TABLE DATA', section: 'data' },
  ...{
    definition: '',
    dropStatement: '',
    copyStatement,
    namespace: 's',
    tablespace: '',
    tableAccessMethod: '',
  },
  ...{
    relkind: '',
    owner: '',
    dependencies: [],
    offsetFlag: 0,
    offset: undefined,
    offsetPosition: undefined,
  },
  fileName: undefined,
});

test('the columns come as pg_dump quotes them, whatever they are called', () => {
  const name = fc.oneof(
    fc.constantFrom('id', 'Name', 'a"b', ') FROM stdin;', 'a, b', '100%', 'é🐘', ' ', 'x.y', '('),
    fc.string({ minLength: 1, maxLength: 20 }),
  );
  fc.assert(
    fc.property(name, name, fc.array(name, { maxLength: 8 }), (schema, table, columns) => {
      const quoted = (text: string): string =>
        /^[a-z_][a-z0-9_]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
      const list = columns.length === 0 ? '' : `(${columns.map(quoted).join(', ')})`;
      const statement = `COPY ${quoted(schema)}.${quoted(table)} ${list} FROM stdin;\n`;
      expect(copyColumns(entry(statement))).toEqual(columns);
    }),
  );
});

test('anything else is refused', () => {
  for (const text of [
    '',
    'COPY ',
    'COPY s.t (',
    'COPY s.t (a',
    'COPY s.t (a,b) FROM stdin;',
    'INSERT INTO s.t',
  ])
    expect(() => copyColumns(entry(text))).toThrow(ArchiveError);
});
