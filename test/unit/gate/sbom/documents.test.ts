import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { withLeaf, type JsonPath } from '../../../support/json-leaves.js';
import { cycloneDx, judged, relation, spdx } from '../../../support/sboms.js';

const VERSIONS = ['1.4', '1.5', '1.6'] as const;
const SHA = 'a'.repeat(64);

/** The document with more in a list at its top. */
function withMore(document: unknown, key: string, more: readonly unknown[]): unknown {
  if (typeof document !== 'object' || document === null) throw new Error('no document');
  const known = v.parse(
    v.array(v.unknown()),
    Object.entries(document).find(([name]) => name === key)?.[1] ?? [],
  );
  return { ...document, [key]: [...known, ...more] };
}

function without(document: unknown, ...path: readonly string[]): unknown {
  const [key = '', ...rest] = path;
  if (typeof document !== 'object' || document === null) throw new Error(`no ${key}`);
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]: [string, unknown]) =>
      name !== key ? [[name, value]] : rest.length === 0 ? [] : [[name, without(value, ...rest)]],
    ),
  );
}

describe('a CycloneDX document', () => {
  test.each(VERSIONS)('of version %s as its library writes it holds', async (version) => {
    expect(await judged(cycloneDx(version))).toBe(`CycloneDX ${version}`);
    expect(await judged(cycloneDx(version, undefined, SHA))).toBe(`CycloneDX ${version}`);
  });

  const leaf =
    (path: JsonPath, value: unknown) =>
    (document: unknown): unknown =>
      withLeaf(document, path, value);
  const more =
    (key: string, ...values: readonly unknown[]) =>
    (document: unknown): unknown =>
      withMore(document, key, values);

  test.each<[string, (document: unknown) => unknown, string]>([
    ['is of a version that nobody knows', leaf(['specVersion'], '9.9'), 'sbom-schema'],
    ['calls itself something else', leaf(['bomFormat'], 'Cyclone'), 'sbom-malformed'],
    ['has a kind of part that there is not', leaf(['components', 0, 'type'], 'thing'), 'sbom-schema'],
    ['has a key that there is not', more('parts', {}), 'sbom-schema'],
    [
      'has a part without a name',
      (document) => withMore(document, 'components', [{ type: 'library' }]),
      'sbom-schema',
    ],
    ['has a serial number that is none', leaf(['serialNumber'], 'urn:uuid:7'), 'sbom-schema'],
    ['has a version that is no number', leaf(['version'], 'first'), 'sbom-schema'],
    ['is of a day that is none', leaf(['metadata', 'timestamp'], '2026-02-30T03:00:00Z'), 'sbom-schema'],
    [
      'has a link that is none',
      more('externalReferences', { type: 'website', url: 'https://a b' }),
      'sbom-schema',
    ],
    [
      'has the same part twice',
      more('components', ...['a', 'a'].map((name) => ({ type: 'library', name, version: '1' }))),
      'sbom-schema',
    ],
    ['has a licence that there is not', more('components', licensed('NoSuch-1.0')), 'sbom-schema'],
    ['has a licence', more('components', licensed('MIT')), 'CycloneDX'],
    ['has no root', (document) => without(document, 'metadata', 'component'), 'sbom-inconsistent'],
    ['has a part with an empty name', leaf(['components', 0, 'name'], ' '), 'sbom-inconsistent'],
    ['has a part without a version', more('components', { type: 'library', name: 'a' }), 'sbom-inconsistent'],
    ['has a file without a version', more('components', { type: 'file', name: '/etc/passwd' }), 'CycloneDX'],
    ['refers to two parts in one way', leaf(['components', 1, 'bom-ref'], 'shop@3.0.0'), 'sbom-inconsistent'],
    [
      'refers to a nested part as to another',
      more('components', { ...part('b'), components: [{ ...part('c'), 'bom-ref': 'shop@3.0.0' }] }),
      'sbom-inconsistent',
    ],
    ['depends on what is not there', more('dependencies', { ref: 'pg@8.23.1x' }), 'sbom-inconsistent'],
    [
      'depends through what is not there',
      leaf(['dependencies', 3, 'dependsOn'], ['nothing']),
      'sbom-inconsistent',
    ],
    ['tells dependencies twice', more('dependencies', { ref: 'shop@3.0.0' }), 'sbom-inconsistent'],
    [
      'is put together of what is not there',
      more('compositions', { aggregate: 'complete', assemblies: ['nothing'] }),
      'sbom-inconsistent',
    ],
    [
      'affects what is not there',
      more('vulnerabilities', { id: 'CVE-1', affects: [{ ref: 'nothing' }] }),
      'sbom-inconsistent',
    ],
    [
      'affects what another document holds',
      more('vulnerabilities', {
        id: 'CVE-1',
        affects: [{ ref: 'urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#a' }],
      }),
      'CycloneDX',
    ],
    ['has a package URL that is none', leaf(['components', 0, 'purl'], 'npm/left-pad'), 'sbom-inconsistent'],
    [
      'has another package by its URL',
      more('components', { ...part('lodash'), purl: 'pkg:npm/1odash@1.0.0' }),
      'sbom-inconsistent',
    ],
    [
      'has a package of another scope by its URL',
      more('components', { ...part('lodash'), purl: 'pkg:npm/%40evil/lodash@1.0.0' }),
      'sbom-inconsistent',
    ],
    [
      'has another version by its URL',
      more('components', { ...part('lodash'), purl: 'pkg:npm/lodash@1.0.1' }),
      'sbom-inconsistent',
    ],
    [
      'has a digest of another algorithm',
      more('components', { ...part('a'), hashes: [{ alg: 'SHA-512', content: SHA }] }),
      'sbom-inconsistent',
    ],
    [
      'has two digests of one algorithm',
      more('components', {
        ...part('a'),
        hashes: ['a', 'b'].map((digit) => ({ alg: 'SHA-256', content: digit.repeat(64) })),
      }),
      'sbom-inconsistent',
    ],
  ])('that %s is told so', async (_what, change, expected) => {
    for (const version of VERSIONS) {
      const came = await judged(change(cycloneDx(version)));
      expect(came).toBe(expected === 'CycloneDX' ? `CycloneDX ${version}` : expected);
    }
  });

  function part(name: string): object {
    return { type: 'library', name, version: '1.0.0' };
  }

  function licensed(id: string): object {
    return { ...part('a'), licenses: [{ license: { id } }] };
  }
});

describe('a package URL', () => {
  test.each([
    ['PyYAML', '6.0', 'pkg:pypi/pyyaml@6.0', true],
    ['zope.interface', '5', 'pkg:pypi/zope-interface@5', true],
    ['github.com/jackc/pgx/v5', 'v5.6.0', 'pkg:golang/github.com/jackc/pgx/v5@v5.6.0', true],
    ['commons-io', '2.15', 'pkg:maven/commons-io/commons-io@2.15', true],
    ['org.postgresql/postgresql', '42', 'pkg:maven/org.postgresql/postgresql@42', true],
    ['libc6', '2.36-9+deb12u8', 'pkg:deb/debian/libc6@2.36-9%2Bdeb12u8?arch=amd64&distro=debian-12', true],
    ['bash', '0:5.1', 'pkg:rpm/rhel/bash@5.1?arch=x86_64&epoch=0', true],
    ['bash', '1:5.1', 'pkg:rpm/rhel/bash@5.1?arch=x86_64&epoch=0', false],
    ['Lodash', '4', 'pkg:npm/lodash@4', false],
    ['tools-java', '1.5.1', `pkg:github/spdx/tools-java@${'2'.repeat(40)}`, true],
    ['nginx', '1.27', `pkg:docker/library/nginx@sha256%3A${SHA}`, true],
    ['Apache Log4j Core', '2.24.1', 'pkg:maven/org.apache.logging.log4j/log4j-core@2.24.1', true],
    ['npm:@acme/money', '2.1.1', 'pkg:npm/%40acme/money@2.1.1', true],
    ['npm:@acme/money', '2.1.1', 'pkg:npm/money@2.1.1', false],
    ['pip:requests', '2.32.0', 'pkg:pypi/requests@2.32.0', true],
    ['pg', '8', 'pkg:npm/pg@9', false],
    ['pg', '8', 'pkg:npm/pg', true],
    ['pg', '8', 'pkg:npm/pg@', false],
    ['pg', '8', 'pkg:npm//@8', false],
    ['pg', '8', 'pkg:npm/pg@8%', false],
    ['pg', '8', 'pkg:npm/pg@8?a=1&a=2', false],
    ['pg', '8', 'pkg:np m/pg@8', false],
    ['pg', '8', 'pkg:pg@8', false],
  ])('of %s %s may be %s: %s', async (name, version, purl, holds) => {
    const component = { type: 'library', name, version, purl };
    expect(await judged(withMore(cycloneDx('1.6'), 'components', [component]))).toBe(
      holds ? 'CycloneDX 1.6' : 'sbom-inconsistent',
    );
  });
});

describe('an SPDX document', () => {
  test('as the specification has it holds', async () => {
    expect(await judged(spdx())).toBe('SPDX 2.3');
    expect(await judged(spdx(undefined, SHA))).toBe('SPDX 2.3');
  });

  const leaf =
    (path: JsonPath, value: unknown) =>
    (document: unknown): unknown =>
      withLeaf(document, path, value);
  const related =
    (...all: readonly [string, string, string][]) =>
    (document: unknown): unknown =>
      withMore(
        document,
        'relationships',
        all.map(([from, type, to]) => relation(from, type, to)),
      );
  const PG = 'SPDXRef-pg-8.23.1';
  const PAD = 'SPDXRef-left-pad-1.3.0';

  test.each<[string, (document: unknown) => unknown, string]>([
    ['is of an older version', leaf(['spdxVersion'], 'SPDX-2.2'), 'sbom-schema'],
    ['does not say what it is', (document) => without(document, 'spdxVersion'), 'sbom-malformed'],
    ['has other terms', leaf(['dataLicense'], 'MIT'), 'sbom-schema'],
    ['has a namespace that is none', leaf(['documentNamespace'], 'shop'), 'sbom-schema'],
    [
      'has a namespace with a fragment',
      leaf(['documentNamespace'], 'https://shop.example/#a'),
      'sbom-schema',
    ],
    ['is of a day that is none', leaf(['creationInfo', 'created'], '2026-13-01T00:00:00Z'), 'sbom-schema'],
    ['was made by nobody', leaf(['creationInfo', 'creators'], []), 'sbom-schema'],
    ['has a package from nowhere', leaf(['packages', 1, 'downloadLocation'], ''), 'sbom-schema'],
    ['has a key that there is not', leaf(['packages', 1], { name: 'a', parts: [] }), 'sbom-schema'],
    ['knows a relation that there is not', related([PG, 'LIKES', PAD]), 'sbom-schema'],
    ['names two packages alike', leaf(['packages', 1, 'SPDXID'], PG), 'sbom-inconsistent'],
    ['relates what is not there', related(['SPDXRef-nothing', 'DEPENDS_ON', PG]), 'sbom-inconsistent'],
    ['relates to what is not there', related([PG, 'DEPENDS_ON', 'SPDXRef-nothing']), 'sbom-inconsistent'],
    [
      'relates to a document that is not named',
      related([PG, 'OTHER', 'DocumentRef-a:SPDXRef-b']),
      'sbom-inconsistent',
    ],
    [
      'relates to nothing',
      related([PG, 'DEPENDS_ON', 'NONE'], [PAD, 'DEPENDS_ON', 'NOASSERTION']),
      'SPDX 2.3',
    ],
    [
      'describes what is not there',
      (document) => withMore(document, 'documentDescribes', ['SPDXRef-nothing']),
      'sbom-inconsistent',
    ],
    ['describes nothing', leaf(['relationships'], []), 'sbom-inconsistent'],
    [
      'is described the other way round',
      leaf(['relationships'], [relation(PG, 'DESCRIBED_BY', 'SPDXRef-DOCUMENT')]),
      'SPDX 2.3',
    ],
    ['contains itself', related([PG, 'CONTAINS', PG]), 'sbom-inconsistent'],
    [
      'contains what contains it',
      related([PG, 'CONTAINS', PAD], [PG, 'CONTAINED_BY', PAD]),
      'sbom-inconsistent',
    ],
    ['depends on what depends on it', related([PG, 'DEPENDS_ON', PAD], [PAD, 'DEPENDS_ON', PG]), 'SPDX 2.3'],
    ['has its version in its URL alone', leaf(['packages', 2, 'versionInfo'], 'NOASSERTION'), 'SPDX 2.3'],
    [
      'has a package without a version',
      (document) =>
        withLeaf(
          withLeaf(document, ['packages', 2, 'versionInfo'], 'NONE'),
          ['packages', 2, 'externalRefs', 0, 'referenceLocator'],
          'pkg:npm/left-pad',
        ),
      'sbom-inconsistent',
    ],
    [
      'has a digest that is none',
      (document) =>
        withMore(document, 'packages', [
          {
            SPDXID: 'SPDXRef-a',
            name: 'a',
            versionInfo: '1',
            downloadLocation: 'NONE',
            checksums: [{ algorithm: 'SHA256', checksumValue: 'abc' }],
          },
        ]),
      'sbom-inconsistent',
    ],
    ['has another version by its URL', leaf(['packages', 2, 'versionInfo'], '1.3.1'), 'sbom-inconsistent'],
    ['has another package by its URL', leaf(['packages', 2, 'name'], 'right-pad'), 'sbom-inconsistent'],
  ])('that %s is told so', async (_what, change, expected) => {
    expect(await judged(change(spdx()))).toBe(expected);
  });
});

describe('what is no document', () => {
  test.each([
    ['', 'sbom-malformed'],
    ['{', 'sbom-malformed'],
    ['[]', 'sbom-malformed'],
    ['{"bomFormat":"CycloneDX","bomFormat":"CycloneDX","specVersion":"1.6"}', 'sbom-malformed'],
    ['{"bomFormat":"CycloneDX"}', 'sbom-malformed'],
    [`${'['.repeat(100)}${']'.repeat(100)}`, 'sbom-malformed'],
    ['\ufeff{}', 'sbom-malformed'],
  ])('%j is refused', async (text, code) => {
    expect(await judged(Buffer.from(text))).toBe(code);
  });
});
