import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { qualified, quoteIdentifier, quoteLiteral } from '#postgres';
import { asConnectionString } from '../../../packages/postgres/sql.js';

/** What PostgreSQL's lexer makes of a quoted identifier (4.1.1): undefined where it is none, or ends early. */
function readIdentifier(sql: string): string | undefined {
  return /^"((?:[^"]|"")+)"$/s.exec(sql)?.[1]?.replaceAll('""', '"');
}

/** The same for string constants (4.1.2), with `standard_conforming_strings` on or off. */
function readLiteral(sql: string, conforming: boolean): string | undefined {
  const plain = /^'((?:[^']|'')*)'$/s.exec(sql)?.[1];
  if (plain !== undefined && (conforming || !plain.includes('\\'))) return plain.replaceAll("''", "'");
  const escaped = /^E'((?:[^'\\]|''|\\.)*)'$/s.exec(sql)?.[1];
  return escaped?.replace(/''|\\(.)/gs, (pair: string, after?: string) => after ?? pair.charAt(0));
}

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({
    unit: fc.constantFrom('"', "'", '\\', ';', '-', '$', '\n', 'a', 'E', '=', ':', '/', '🐘'),
    minLength: 1,
  }),
);

describe('quoting', () => {
  test('an identifier is read back as it was', () => {
    fc.assert(
      fc.property(text, text, (name, schema) => {
        expect(readIdentifier(quoteIdentifier(name))).toBe(name);
        expect(qualified(schema, name)).toBe(`${quoteIdentifier(schema)}.${quoteIdentifier(name)}`);
      }),
      { numRuns: 1000 },
    );
  });

  test('a string constant is read back as it was, whatever standard_conforming_strings says', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(readLiteral(quoteLiteral(value), true)).toBe(value);
        expect(readLiteral(quoteLiteral(value), false)).toBe(value);
      }),
      { numRuns: 1000 },
    );
    expect(quoteLiteral('')).toBe("''");
  });

  test("a database's name is one to libpq, and never a connection string of its own (34.1.1.1)", () => {
    fc.assert(
      fc.property(text, (name) => {
        const spelled = asConnectionString(name);
        if (spelled === name) {
          expect(name).not.toMatch(/=|^postgres(ql)?:\/\//);
        } else {
          const inside = /^dbname='((?:[^'\\]|\\.)*)'$/s.exec(spelled)?.[1];
          expect(inside?.replace(/\\(.)/gs, '$1')).toBe(name);
        }
      }),
      { numRuns: 1000 },
    );
    for (const name of ['a=b', 'host=elsewhere', 'postgresql://elsewhere/x', 'postgres://x']) {
      expect(asConnectionString(name)).not.toBe(name);
    }
  });
});
