import { describe, expect, test } from '@jest/globals';
import { declaredFor, parseBytes, readExpectedChanges } from '#policy';
import { FileMistakes } from '#verdict';

const FILE = `changes:
  - database: app
    what: rows
    table: public.events
    from: 1000
    to: 3000
    until: 2026-12-01
    why: the archive of 2024 comes back
  - { database: app, what: size, to: 12 GiB, until: 2026-11-01, why: the same }
  - { database: other, what: duration, factor: 2.5, until: 2026-12-24, why: a slower runner }
`;

async function mistakesIn(text: string): Promise<readonly string[]> {
  try {
    await readExpectedChanges(text, 'e.yml');
  } catch (error) {
    if (error instanceof FileMistakes)
      return error.mistakes.map(({ place, message }) => `${place.line} ${message}`);
    throw error;
  }
  return [];
}

test('reads what is declared, with its units, and until the end of its last day', async () => {
  expect(await readExpectedChanges(FILE, 'e.yml')).toEqual([
    {
      ...{ database: 'app', what: 'rows', table: 'public.events', from: 1000, target: { to: 3000 } },
      ...{ until: new Date('2026-12-02T00:00:00Z'), why: 'the archive of 2024 comes back', where: 'e.yml:2' },
    },
    {
      ...{ database: 'app', what: 'size', target: { to: 12 * 2 ** 30 } },
      ...{ until: new Date('2026-11-02T00:00:00Z'), why: 'the same', where: 'e.yml:9' },
    },
    {
      ...{ database: 'other', what: 'duration', target: { factor: 2.5 } },
      ...{ until: new Date('2026-12-25T00:00:00Z'), why: 'a slower runner', where: 'e.yml:10' },
    },
  ]);
});

test('tells of every mistake at its line', async () => {
  const found = await mistakesIn(`changes:
  - { database: app, what: weight, to: 3, until: 2026-12-01, why: x }
  - { database: app, what: size, to: 3, until: 2026-12-01, why: x }
  - { database: app, what: rows, to: 3, factor: 2, until: 2026-12-01, why: x }
  - { database: app, what: rows, until: 2026-12-01, why: x }
  - { database: app, what: rows, to: 3, until: 2026-02-30, why: x }
  - { database: app, what: rows, to: 3, until: soon, why: x }
  - { database: app, what: rows, to: 3, until: 2026-12-01 }
  - { database: app, what: duration, table: t, to: 5m, until: 2026-12-01, why: x }
  - { database: app, what: duration, to: 5 weeks, until: 2026-12-01, why: x }
  - { database: app, what: rows, factor: -1, until: 2026-12-01, why: x, untill: 3 }
`);
  expect(found.map((line) => Number(line.split(' ')[0]))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11]);
});

test.each(['', 'changes:', '[]', 'changes: {}', 'other: []', 'changes: [', 'a: &a [*a]'])(
  'refuses %j, which declares nothing',
  async (text) => {
    expect((await mistakesIn(text)).length).toBeGreaterThan(0);
  },
);

describe('what was declared for a set', () => {
  const now = new Date('2026-11-20T09:00:00Z');

  test('counts while it is in force; expired ones are told with their place', async () => {
    const changes = await readExpectedChanges(FILE, 'e.yml');
    const { inForce, expired, checks } = declaredFor('app', changes, now);
    expect(inForce.map(({ where }) => where)).toEqual(['e.yml:2']);
    expect(expired).toHaveLength(1);
    expect(expired[0]).toContain('e.yml:9');
    expect(checks).toMatchObject([{ id: 'anomaly.expected', required: false }]);
    expect(checks[0]?.found).toContain('e.yml:9');
  });

  test('says nothing of a set of which nothing was declared', async () => {
    const changes = await readExpectedChanges(FILE, 'e.yml');
    expect(declaredFor('third', changes, now)).toEqual({ inForce: [], expired: [], checks: [] });
  });
});

test.each([
  ['750MB', 750e6],
  ['20 GiB', 20 * 2 ** 30],
  ['1.5TB', 1.5e12],
  ['12B', 12],
  ['12', undefined],
  ['GB', undefined],
  ['1e3 KB', undefined],
  ['-1 KB', undefined],
  ['3 PB', undefined],
])('%j is %p bytes', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});
