import { describe, expect, test } from '@jest/globals';
import { damageText, describeRow, type LineLayout } from '../../../packages/drill/damage.js';

const layout: LineLayout = {
  columns: ['id', 'mail', 'note'],
  key: [{ column: 'id', type: 'int4' }],
  showValues: false,
};
const line = (text: string): Uint8Array => Buffer.from(text);

describe('a row that differs', () => {
  test('is named by its key and the columns that differ, without values', () => {
    const row = describeRow(layout, line('7\ta@example.org\t\\N'), line('7\ta@example.org\t'), 1);
    expect(row).toEqual({
      kind: 'changed',
      times: 1,
      key: [{ column: 'id', value: '7' }],
      columns: [{ column: 'note' }],
    });
    expect(JSON.stringify(row)).not.toContain('example.org');
  });

  test('shows values where that is asked for, NULL apart from an empty text', () => {
    const row = describeRow({ ...layout, showValues: true }, line('7\ta\t\\N'), line('7\ta\t'), 1);
    expect(row.columns).toEqual([{ column: 'note', archived: '\\N', restored: '' }]);
  });

  test('a key that may be private is a digest, the same for the same value', () => {
    const byMail: LineLayout = { ...layout, key: [{ column: 'mail', type: 'text' }] };
    const [one, same, other] = ['1\tx@y.z\t', '2\tx@y.z\t', '1\tv@y.z\t'].map(
      (text) => describeRow(byMail, line(text), undefined, 1).key[0]?.value,
    );
    expect(one).toMatch(/^#[0-9a-f]{12}$/);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    expect(describeRow({ ...byMail, showValues: true }, line('1\tx@y.z\t'), undefined, 1).key[0]?.value).toBe(
      'x@y.z',
    );
  });

  test('a table without a key says how often', () => {
    const row = describeRow({ ...layout, key: [] }, undefined, line('1\tb\tc'), 3);
    expect(row).toEqual({ kind: 'extra', times: 3, key: [], columns: [] });
  });

  test('is told in a line with every count', () => {
    const text = damageText({
      ...{ missing: 1, extra: 0, changed: 2000 },
      rows: [describeRow(layout, line('7\ta\t1'), line('7\ta\t2'), 1)],
    });
    for (const part of ['1 row missing', '2,000 rows changed', 'id 7', 'note']) expect(text).toContain(part);
  });
});
