import { expect, test } from '@jest/globals';
import { RecordHasher, type RecordSums } from '#dump-format';
import fc from 'fast-check';
import { cut } from '../../support/archives.js';

/** Reused over all calls, as one is over the tables of a database. What its hashes are, servers say: see the tests of the witness. */
const hasher = new RecordHasher();

function hashed(columns: number, pieces: Iterable<Uint8Array>): RecordSums | undefined {
  hasher.start(columns);
  for (const piece of pieces) hasher.push(piece);
  return hasher.end();
}

function ofText(columns: number, text: string): RecordSums | undefined {
  return hashed(columns, [Buffer.from(text)]);
}

const field = fc.oneof(
  fc.constant('\\N'),
  fc.stringMatching(/^([a-zé"(), ]|\\[\\bfnrtv]){0,40}$/),
  fc.stringMatching(/^[a-z]{0,200}$/),
);
const row = fc.array(field, { minLength: 3, maxLength: 3 }).map((fields) => `${fields.join('\t')}\n`);

test('lines cut anywhere come to the same', () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(fc.integer({ min: 1, max: 90 })), (rows, lengths) => {
      const text = Buffer.from(rows.join(''));
      expect(hashed(3, cut(text, lengths))).toEqual(hashed(3, [text]));
    }),
  );
});

test('sums of parts add up, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (some, others) => {
      const [a, b, both] = [some, others, [...others, ...some]].map((rows) => ofText(3, rows.join('')));
      if (a === undefined || b === undefined) throw new Error('no sums');
      expect(both).toEqual({
        rows: a.rows + b.rows,
        first: BigInt.asUintN(64, a.first + b.first),
        second: BigInt.asUintN(64, a.second + b.second),
      });
    }),
  );
});

test('a null, an empty string and no column at all are three things', () => {
  const sums = [ofText(1, '\\N\n'), ofText(1, '\n'), ofText(2, '\\N\t\\N\n'), ofText(2, '\t\n')];
  expect(new Set(sums.map((one) => one?.first)).size).toBe(sums.length);
  // A row with one null is written like a row without columns, by the server too.
  expect(ofText(0, '\n')).toEqual(ofText(1, '\\N\n'));
});

test('longer lines than fit give no answer, and leave nothing behind', () => {
  const long = 'x'.repeat(256 * 1024);
  expect(ofText(1, `a\n${long}\nb\n`)).toBeUndefined();
  expect(ofText(1, 'a')).toBeUndefined();
  expect(ofText(1, `a\n${long.slice(1)}\n`)).toMatchObject({ rows: 2 });
  expect(ofText(1, '')).toEqual({ rows: 0, first: 0n, second: 0n });
});
