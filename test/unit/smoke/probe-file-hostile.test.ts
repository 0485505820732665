import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { mistakesIn, planOf } from '../../support/probe-files.js';

/** Every mistake stands in the text. */
async function expectPlacesInside(text: string): Promise<void> {
  const lines = text.split('\n');
  for (const { place } of await mistakesIn(text)) {
    const line = lines[place.line - 1];
    expect(line).toBeDefined();
    expect(place.column).toBeGreaterThanOrEqual(1);
    expect(place.column).toBeLessThanOrEqual((line?.length ?? 0) + 1);
  }
}

describe('a hostile file is refused in bounded time', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
  for (let i = 1; i < 12; i++) {
    const before = String.fromCharCode(96 + i);
    const name = String.fromCharCode(97 + i);
    bomb.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join()}]`);
  }
  test.each([
    ['aliases of aliases', bomb.join('\n')],
    ['an alias in itself', 'probes: &a [*a]'],
    ['deep nesting', `probes: ${'['.repeat(50_000)}`],
    ['nesting that is closed', `probes: ${'['.repeat(200)}${']'.repeat(200)}`],
    ['more than 4 MiB', `# ${'x'.repeat(4 * 1024 * 1024)}`],
    ['more bytes than characters', `# ${'€'.repeat(1_500_000)}`],
    ['many keys', Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['many probes', `probes:\n${'  - { name: a, tcp: { host: a, port: 1 } }\n'.repeat(10_001)}`],
    ['a prototype', '__proto__: { probes: [] }'],
    ['a tag', 'probes: !!js/function x'],
  ])('%s', async (_what, text) => {
    const found = await mistakesIn(text);
    expect(found.length).toBeGreaterThan(0);
    await expectPlacesInside(text);
  });

  test('ten thousand probes are read, each needing the one before', async () => {
    const entries = Array.from(
      { length: 10_000 },
      (_, i) => `  - { name: p${i}, tcp: { host: h, port: 1 }${i === 0 ? '' : `, needs: [p${i - 1}]`} }\n`,
    );
    const plan = await planOf(`probes:\n${entries.join('')}`);
    expect(plan.probes).toHaveLength(10_000);
  });
});

/** What means something to a YAML parser. */
const PIECES = [
  'a',
  'b',
  ':',
  ': ',
  '- ',
  '\n',
  '\n  ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '!',
].concat(['|', '>', '%', '@', '?', ',', '\t', '\r', '€', '${', '---']);

describe('any file gives a plan or its mistakes', () => {
  /** Keys and values that a probe file has, in any place. */
  const words = fc.constantFrom(
    'probes',
    'name',
    'http',
    'url',
    'expect',
    'status',
    'json',
    'use',
    'health',
    'capture',
    'x',
    '/x',
    '${x}',
    '$.a',
    '[',
    'tcp',
    'port',
    'needs',
    'start',
    'run',
    'timeout',
    '5s',
    'equals',
    'sql',
    'query',
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      words,
      fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string()),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(words, fc.string()), tie('value'), { maxKeys: 5 }),
    ),
  }));

  test('any JSON value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (json) => {
        await expectPlacesInside(JSON.stringify(json));
      }),
      { numRuns: 150 },
    );
  });

  test('anything made of what probe files are made of', async () => {
    const file = fc.record({
      probes: fc.array(fc.dictionary(words, value, { maxKeys: 5 }), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(value, file), fc.boolean(), async (written, asJson) => {
        await expectPlacesInside(asJson ? JSON.stringify(written) : stringify(written));
      }),
      { numRuns: 300 },
    );
  });

  test('any text', async () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join(''));
    await fc.assert(fc.asyncProperty(fc.oneof(text, fc.string()), expectPlacesInside), { numRuns: 300 });
  });
});
