import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson, type Json } from '#json';
import { readSbom } from '../../../../packages/gate/sbom/document.js';
import { fullName, parsePurl } from '../../../../packages/gate/sbom/purl.js';
import { findCycle } from '../../../../packages/gate/sbom/spdx/containment.js';
import { valueDigest } from '../../../../packages/gate/sbom/value-digest.js';
import { bytesOfJson, cycloneDx, spdx, type Listed } from '../../../support/sboms.js';

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

describe('a document twice as long', () => {
  /** How often something was read of a document while it was judged. */
  async function reads(document: unknown): Promise<number> {
    let count = 0;
    const watched = (value: Json): Json => {
      if (typeof value !== 'object' || value === null) return value;
      const copy = Array.isArray(value)
        ? value.map(watched)
        : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, watched(member)]));
      return new Proxy(copy, {
        get: (target, key, receiver): unknown => {
          count++;
          return Reflect.get(target, key, receiver);
        },
      });
    };
    await readSbom(watched(parseJson(bytesOfJson(document), { maxBytes: 1e7 })));
    return count;
  }

  function listed(length: number): readonly Listed[] {
    return Array.from({ length }, (_, n) => ({ name: `part-${n}`, version: '1.0.0' }));
  }

  test.each<[string, (all: readonly Listed[]) => unknown]>([
    ['CycloneDX', (all) => cycloneDx('1.6', all)],
    ['SPDX', (all) => spdx(all)],
  ])('of %s takes twice the reading, not four times', async (_format, documentOf) => {
    const [short, long] = [await reads(documentOf(listed(300))), await reads(documentOf(listed(600)))];
    expect(short).toBeGreaterThan(300);
    expect(long / short).toBeLessThan(2.2);
  });
});
