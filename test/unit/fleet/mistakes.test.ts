import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bigFleet, fleetMistakes } from '../../support/fleet.js';

const COUNT = 100;
const LINES = bigFleet(COUNT).split('\n');
const FIRST = LINES.findIndex((line) => line.startsWith('  db-0:'));

/** One line of a database with one thing wrong in it. */
const BROKEN: readonly ((index: number) => string)[] = [
  (index) => `  db-${index}: { source-secret: DB_URL, tier: hourley }`,
  (index) => `  db-${index}: { source-secret: DB_URL, sotre: /mnt }`,
  (index) => `  db-${index}: { source-secret: "postgres://db-${index}/app" }`,
  (index) => `  db-${index}: { source-secret: DB_URL, backup: { schedule: 'at night' } }`,
  (index) => `  db-${index}: { source-secret: DB_URL, verify: { max-age: 26 } }`,
  (index) => `  db-${index}: { source-secret: DB_URL, drill: { jobs: 65 } }`,
  (index) => `  db-${index}: { source-secret: DB_URL, runs-on: [] }`,
  (index) => `  db-${index}: { source-secret: DB_URL, backup: { format: costum } }`,
  (index) => `  db-${index}: {}`,
  (index) => `  db-${index}: []`,
  (index) => `  db ${index}: { source-secret: DB_URL }`,
];

describe('whatever is wrong in a file of a hundred databases', () => {
  test('is told at once, one mistake each, at its own line and no other', () => {
    const broken = fc.dictionary(
      fc.integer({ min: 0, max: COUNT - 1 }).map(String),
      fc.integer({ min: 0, max: BROKEN.length - 1 }),
      { maxKeys: 40 },
    );
    fc.assert(
      fc.property(broken, (choices) => {
        const lines = [...LINES];
        for (const [index, kind] of Object.entries(choices)) {
          lines[FIRST + Number(index)] = BROKEN[kind]?.(Number(index)) ?? '';
        }
        const told = fleetMistakes(lines.join('\n')).map(({ place }) => place.line);
        const expected = Object.keys(choices).map((index) => FIRST + Number(index) + 1);
        expect(told).toEqual(expected.sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  test('is no defect of ours, and is inside the file', () => {
    const small = bigFleet(3).split('\n');
    const cut = fc.record({
      line: fc.nat(small.length - 1),
      from: fc.nat(80),
      to: fc.nat(80),
      put: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom('', '{', '[', ': ', '&a *a', '- ', '"', '\t'),
      ),
    });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const lines = [...small];
        for (const { line, from, to, put } of cuts) {
          const text = lines[line] ?? '';
          lines[line] = text.slice(0, from) + put + text.slice(Math.max(from, to));
        }
        const text = lines.join('\n');
        // Another error than mistakes is thrown on.
        for (const { place, message } of fleetMistakes(text)) {
          expect(place.line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
          expect(place.column).toBeGreaterThan(0);
          expect(message).not.toMatch(/[\n\r]/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
