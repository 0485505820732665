import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson, type Json } from '#json';
import { fullName, parsePurl } from '../../../../packages/gate/sbom/purl.js';
import { findCycle } from '../../../../packages/gate/sbom/spdx/containment.js';
import { valueDigest } from '../../../../packages/gate/sbom/value-digest.js';
import { bytesOfJson } from '../../../support/sboms.js';

const json = fc
  .jsonValue({ maxDepth: 3 })
  // A key that no document may have.
  .filter((value) => !JSON.stringify(value).includes('__proto__'))
  .map((value): Json => parseJson(bytesOfJson(value), { maxBytes: 1e6 }));

/** The same value, written with its keys the other way round. */
function reversed(value: Json): Json {
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toReversed())
      : member,
  );
  return parseJson(Buffer.from(text), { maxBytes: 1e6 });
}

describe('a digest of a value', () => {
  test('is that of its equals, in whatever order their keys are, and of nothing else', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(valueDigest(reversed(one))).toBe(valueDigest(one));
        expect(valueDigest(one) === valueDigest(other)).toBe(isDeepStrictEqual(one, other));
      }),
    );
  });

  test('tells apart what looks alike', () => {
    const alike: readonly Json[] = [
      ...[[], {}, '', '[]', null, 'null', 0, '0', false, [null], [[]], [{}], { a: [] }, { a: {} }],
      ...[['a', 'b'], ['a,b'], ['a","b'], { a: 'b' }, { 'a":"b': '' }, [['a'], 'b'], ['a', ['b']]],
    ];
    expect(new Set(alike.map(valueDigest)).size).toBe(alike.length);
  });
});

describe('a package URL', () => {
  const word = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((text) => text.isWellFormed());

  test('is read as it was written', () => {
    fc.assert(
      fc.property(fc.option(word), word, fc.option(word), (namespace, name, version) => {
        const parts = [namespace, name].flatMap((part) => (part === null ? [] : [encodeURIComponent(part)]));
        const at = version === null ? '' : `@${encodeURIComponent(version)}`;
        const purl = parsePurl(`pkg:npm/${parts.join('/')}${at}?a=b#c`);
        expect(purl).toMatchObject({ type: 'npm', name });
        expect(purl?.version).toBe(version ?? undefined);
        expect(purl && fullName(purl)).toBe(namespace === null ? name : `${namespace}/${name}`);
      }),
    );
  });

  test('is nothing that could not be written down as text of its kind, and never an error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const purl = parsePurl(`pkg:${text}`);
        expect(purl === undefined || (purl.name !== '' && purl.version !== '')).toBe(true);
      }),
    );
  });
});

describe('containment', () => {
  /** Whether something can be reached from itself, by trying every path. */
  function hasCycle(edges: readonly (readonly [number, number])[]): boolean {
    let reached = new Set(edges.map(([from, to]) => `${from}>${to}`));
    for (;;) {
      const more = new Set(reached);
      for (const [from, to] of edges)
        for (const pair of reached) {
          const [a = '', b = ''] = pair.split('>');
          if (b === String(from)) more.add(`${a}>${to}`);
        }
      if (more.size === reached.size) break;
      reached = more;
    }
    return [...reached].some((pair) => pair.split('>')[0] === pair.split('>')[1]);
  }

  test('is found to go round exactly where it does', () => {
    const node = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 10 }), (edges) => {
        const contained = new Map<string, string[]>();
        for (const [from, to] of edges)
          contained.set(String(from), [...(contained.get(String(from)) ?? []), String(to)]);
        expect(findCycle(contained) !== undefined).toBe(hasCycle(edges));
      }),
    );
  });

  test('may be as deep as a document is long', () => {
    const chain = new Map(Array.from({ length: 100_000 }, (_, n) => [String(n), [String(n + 1)]] as const));
    expect(findCycle(chain)).toBeUndefined();
    expect(findCycle(new Map([...chain, ['100000', ['0']]]))).toBeDefined();
  });
});
