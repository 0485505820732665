import { describe, expect, test } from '@jest/globals';
import { FileMistakes } from '#verdict';
import type { GivenName } from '#smoke';
import { mistakesIn, placesIn, planOf } from '../../support/probe-files.js';

/** Stands in the tests' texts where the mistake is told. */
const MARK = '‸';

/** The one mistake of a text is told at its mark. */
async function expectOneAtMark(marked: string, given?: readonly GivenName[]): Promise<void> {
  const before = marked.slice(0, marked.indexOf(MARK)).split('\n');
  const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  expect(await placesIn(marked.replace(MARK, ''), given)).toEqual([place]);
}

/** A file whose last probe is the given text. */
function withProbe(text: string): string {
  return `# all else is right\nprobes:\n  - { name: first, sql: { query: select 1 }, capture: { one: { value: } } }\n${text}`;
}

/** A file whose last probe expects this. */
function expecting(entry: string): string {
  return withProbe(`  - name: it\n    http: { url: /x }\n    expect: [ ${entry} ]`);
}

describe('one mistake is told once, at its place', () => {
  test.each([
    ['an unknown key', '  - { name: x, ‸htp: { url: /x } }'],
    ['an unknown key below', '  - { name: x, http: { url: /x, ‸hedaers: {} } }'],
    ['a key that is there twice', '  - { name: x, http: { url: /x }, ‸name: y }'],
    ['a name that is missing', '  - ‸{ http: { url: /x } }'],
    ['nothing that is asked', '  - ‸name: x'],
    ['two things that are asked', '  - { name: x, http: { url: /x }, ‸tcp: { host: a, port: 1 } }'],
    ['a URL that is missing', '  - { name: x, http: ‸{ method: GET } }'],
    ['a URL that is none', '  - { name: x, http: { url: ‸healthz } }'],
    ['a URL of something else', '  - { name: x, http: { url: ‸"ftp://x/y" } }'],
    ['a password in a URL', '  - { name: x, http: { url: ‸"https://a:b@x/y" } }'],
    ['a wrong method', '  - { name: x, http: { url: /x, method: ‸FETCH } }'],
    ['a wrong name of a header', '  - { name: x, http: { url: /x, headers: { ‸"a b": c } } }'],
    ['a list for a mapping', '  - { name: x, http: { url: /x, headers: ‸[a] } }'],
    ['text for a mapping', '  - { name: x, http: ‸/x }'],
    ['a mapping for a list', '  - { name: x, http: { url: /x }, expect: ‸{ status: 200 } }'],
    ['nothing for a list', '  - { name: x, http: { url: /x }, needs: ‸}'],
    ['a time without a unit', '  - { name: x, http: { url: /x }, timeout: ‸10 }'],
    ['a time of an unknown unit', '  - { name: x, http: { url: /x }, timeout: ‸10sec }'],
    ['no time at all', '  - { name: x, http: { url: /x }, timeout: ‸0s }'],
    ['too long a time', '  - { name: x, http: { url: /x }, timeout: ‸2h }'],
    ['a port beyond the last', '  - { name: x, tcp: { host: a, port: ‸65536 } }'],
    ['a port that is none', '  - { name: x, tcp: { host: a, port: ‸http } }'],
    ['an expectation of a port', '  - { name: x, tcp: { host: a, port: 1 }, ‸expect: [] }'],
    ['half an attempt', '  - { name: x, http: { url: /x }, wait-for: { attempts: ‸0.5 } }'],
    ['an empty command', '  - { name: x, command: { run: ‸[] } }'],
    ['a wrong name of a variable', '  - { name: x, command: { run: [a], env: { ‸"A-B": c } } }'],
    ['a reference in a query', "  - { name: x, sql: { query: ‸'select ${one}' } }"],
    ['a secret in a query', "  - { name: x, sql: { query: ‸'select ${env:X}' } }"],
    ['a capture that nothing sets', "  - { name: x, http: { url: ‸'/${onn}' } }"],
    ['a reference of no kind', "  - { name: x, http: { url: ‸'/${a b}' } }"],
    ['a reference that is open', "  - { name: x, http: { url: ‸'/${one' } }"],
    ['a path into the manifest that is none', "  - { name: x, http: { url: ‸'/${manifest:$.[}' } }"],
    ['a need that names nobody', '  - { name: x, http: { url: /x }, needs: [first, ‸frist] }'],
    ['a name that is taken', '  - ‸{ name: first, http: { url: /x } }'],
    ['a capture that is taken', '  - { name: x, sql: { query: select 1 }, capture: { ‸one: { value: } } }'],
    [
      'a capture that is given',
      '  - { name: x, sql: { query: select 1 }, capture: { ‸base-url: { value: } } }',
    ],
    [
      'a capture without a right name',
      '  - { name: x, sql: { query: select 1 }, capture: { ‸"a b": { value: } } }',
    ],
    ['a capture that expects', '  - { name: x, sql: { query: select 1 }, capture: { two: { value: ‸3 } } }'],
    [
      'a capture that does not fit',
      '  - { name: x, sql: { query: select 1 }, capture: { two: { ‸body: } } }',
    ],
    ['a probe that needs itself', '  - ‸{ name: x, http: { url: /x }, needs: [x] }'],
    ['a set that is unknown', '  - { use: { ‸helth: {} } }'],
    ['a set that asks nothing', '  - { use: { postgres: ‸{} } }'],
    ['a set with expectations', '  - { use: { health: {} }, ‸expect: [] }'],
    ['a table that is not clear', '  - { use: { postgres: { not-empty: [‸a.b.c] } } }'],
    ['a hash that is none', '  - { use: { health: { objects: [‸abc] } } }'],
    ['half a YAML', '  - { name: x‸'],
    ['an alias of nothing', '  - ‸*nothing'],
  ])('%s', async (_what, text) => {
    await expectOneAtMark(withProbe(text));
  });

  test.each([
    ['an unknown key', '{ ‸stats: 200 }'],
    ['what another kind of probe has', '{ ‸stdout: x }'],
    ['two things that are looked at', '{ status: 200, ‸body: x }'],
    ['nothing that is looked at', '‸{ equals: 200 }'],
    ['no rule', '{ ‸json: $.a }'],
    ['a path that is none', "{ json: ‸'$.[', equals: 1 }"],
    ['a pattern that is none', "{ body: , matches: ‸'(' }"],
    ['a pattern that looks around', "{ body: , matches: ‸'(?=a)' }"],
    ['a status that is none', '{ status: ‸99 }'],
    ['a status in words', '{ status: ‸OK }'],
    ['a hash that is none', '{ sha-256: ‸abc }'],
    ['a bound that is none', '{ json: $.a, at-least: ‸many }'],
    ['first characters of nothing', '{ json: $.a, matches: x, ‸first-characters: 3 }'],
    ['an equal twice', '{ etag: a, ‸equals: b }'],
    ['more than the longest time', '{ latency: 1s, ‸at-most: 2 }'],
    ['a label of one value', '{ json: $.a, ‸label: $.b, equals: c }'],
    ['a path inside that is none', '{ json-each: $.a, inside: ‸b, equals: c }'],
    ['an empty equal', '{ json: $.a, equals: ‸}'],
  ])('in what is expected: %s', async (_what, entry) => {
    await expectOneAtMark(expecting(entry));
  });

  test.each([
    ['an empty file', '‸'],
    ['a file of comments', '‸# nothing'],
    ['text', '‸probes'],
    ['a list', '‸- a'],
    ['no probes', '‸parallel: 4'],
    ['an empty list of probes', 'parallel: 4\nprobes: ‸[]'],
    ['two documents', 'probes: []\n‸---\nprobes: []'],
    ['a path without a base URL', 'probes:\n  - { name: a, http: { url: ‸/x } }'],
    ['a query without a database', 'probes:\n  - { name: a, ‸sql: { query: select 1 } }'],
    ['a base URL that is not given', 'probes:\n  - { name: a, http: { url: ‸"${base-url}/x" } }'],
    ['a manifest that is not given', 'probes:\n  - { name: a, tcp: { host: ‸"${manifest:$.a}", port: 1 } }'],
    ['a base URL that is itself', 'base-url: ‸"${base-url}"\nprobes:\n  - { name: a, http: { url: /x } }'],
    ['a host that is none', 'allow-hosts: [‸a b]\nprobes:\n  - { name: a, tcp: { host: a, port: 1 } }'],
    [
      'a service that waits for a capture',
      "start: { run: [a, ‸'${x}'] }\nprobes:\n  - { name: a, command: { run: [b] }, capture: { x: { stdout: } } }",
    ],
  ])('%s', async (_what, text) => {
    await expectOneAtMark(text, []);
  });
});

describe('all mistakes are told at once', () => {
  test('those of shape and of sense, in the order of the file', async () => {
    const text = `paralel: 8
timeout: 10
probes:
  - name: a
    http: { url: healthz, methd: POST }
    needs: [nobody]
    expect:
      - { status: ok }
      - { stauts: 200 }
      - { json: '$.[', equals: '\${nothing}' }
  - name: b
    tcp: { host: x, port: 70000 }
`;
    expect(await placesIn(text)).toEqual([
      '1:1',
      '2:10',
      '5:18',
      '5:27',
      '6:13',
      '8:19',
      '9:11',
      '10:17',
      '10:32',
      '12:27',
    ]);
    await expect(planOf(text)).rejects.toThrow(FileMistakes);
    await expect(planOf(text)).rejects.toMatchObject({ file: 'smoke.yml' });
  });

  test('probes that ready sets write count', async () => {
    const hashes = Array.from({ length: 1000 }, (_, i) => i.toString(16).padStart(64, '0'));
    const set = (name: number): string =>
      `  - { name: s${name}, use: { health: { digest: sha-256, objects: [${hashes.join()}] } } }\n`;
    const sets = Array.from({ length: 11 }, (_, i) => set(i));
    expect(await placesIn(`probes:\n${sets.join('')}`)).toEqual(['2:3']);
  });

  test('what cannot be read is not missed elsewhere', async () => {
    const places = await placesIn(`
probes:
  - { name: a, sql: { qery: select 1 }, capture: { x: { value: } } }
  - { name: b, http: { url: '/\${x}' }, needs: [a] }
`);
    expect(places).toEqual(['3:21', '3:23']);
  });

  test('the nearest known name is told', async () => {
    const told = async (text: string): Promise<string> =>
      (await mistakesIn(withProbe(text))).map(({ message }) => message).join();
    expect(await told('  - { name: x, htp: { url: /x } }')).toContain('"http"');
    expect(await told("  - { name: x, http: { url: '/${onne}' } }")).toContain('"one"');
    expect(await told('  - { name: x, http: { url: /x }, needs: [frist] }')).toContain('"first"');
  });

  test('a cycle is told as the way around it', async () => {
    const [mistake, ...more] = await mistakesIn(`
probes:
  - { name: c, sql: { query: select 1, params: ['\${b}'] }, capture: { c: { value: } } }
  - { name: a, sql: { query: select 1, params: ['\${c}'] }, capture: { a: { value: } } }
  - { name: outside, tcp: { host: x, port: 1 }, needs: [a] }
  - { name: b, command: { run: [it] }, needs: [a], capture: { b: { stdout: } } }
`);
    expect(more).toEqual([]);
    expect(mistake?.message).toContain('c → b → a → c');
    expect(mistake?.place).toEqual({ line: 3, column: 5 });
  });
});
