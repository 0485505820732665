import { describe, expect, test } from '@jest/globals';
import { ArchiveError, parseToc, sequenceValues } from '#dump-format';
import { archive } from '../../support/archives.js';
import { toc, type WriterOptions } from '../../support/archive-writer.js';

const OPTIONS: WriterOptions = { minor: 16, format: 'custom', method: 'none' };

function valuesOf(definition: string, tag = 's'): ReturnType<typeof sequenceValues> {
  return sequenceValues(
    parseToc(toc([{ dumpId: 1, desc: 'SEQUENCE SET', tag, definition }, { dumpId: 2 }], OPTIONS), 'custom'),
  );
}

describe('the values of sequences', () => {
  test.each(['15', '17', '18'])('in an archive of pg_dump %s', (major) => {
    const values = sequenceValues(parseToc(archive(`${major}/custom-none.dump`), 'custom'));
    expect(values).toEqual([{ schema: 'app', name: 'items_id_seq', lastValue: 20n, isCalled: true }]);
  });

  test.each<[string, bigint, boolean]>([
    ["'app.s', 1, false", 1n, false],
    ["'app.s', 9223372036854775807, true", 2n ** 63n - 1n, true],
    ["'app.s', -9223372036854775808, true", -(2n ** 63n), true],
    ["'app.\"it''s, 5, true\"', -3, false", -3n, false],
    ['E\'app."back\\\\slash"\', 12, true', 12n, true],
    ['\'app."two\nlines"\', 12, true', 12n, true],
  ])('%s', (args, lastValue, isCalled) => {
    const name = 'whatever the entry says';
    expect(valuesOf(`SELECT pg_catalog.setval(${args});\n`, name)).toEqual([
      { schema: 'public', name, lastValue, isCalled },
    ]);
  });

  test.each([
    '',
    "SELECT pg_catalog.setval('s', 9223372036854775808, true);\n",
    "SELECT pg_catalog.setval('s', -9223372036854775809, true);\n",
    "SELECT pg_catalog.setval('s', 1.5, true);\n",
    "SELECT pg_catalog.setval('s', 1);\n",
    "SELECT pg_catalog.setval('s', 1, maybe);\n",
    "SELECT pg_catalog.setval('s', 1, true); DROP TABLE t;\n",
  ])('are refused where the statement is %j', (definition) => {
    expect(() => valuesOf(definition)).toThrow(ArchiveError);
  });
});
