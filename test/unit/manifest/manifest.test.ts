import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#json';
import {
  MANIFEST_FILE,
  MAX_MANIFEST_BYTES,
  digestLine,
  encodeManifest,
  filesOfDump,
  isInnerPath,
  parseManifest,
  sha256Hex,
  storedObjects,
  type Manifest,
} from '#manifest';
import { UserError } from '#verdict';
import { PROJECT_ROOT } from '../../support/postgres.js';

const GOLDEN = readFileSync(join(PROJECT_ROOT, 'test', 'fixtures', 'manifests', 'v1.json'));

type Step = string | number;
type Path = readonly Step[];

function golden(): Manifest {
  return parseManifest(GOLDEN, 'golden');
}

/** The golden manifest as plain JSON, changed at one place. */
function changed(path: Path, change: (holder: Record<Step, unknown>, key: Step) => void): Uint8Array {
  const document: unknown = JSON.parse(GOLDEN.toString('utf8'));
  let holder: unknown = document;
  for (const step of path.slice(0, -1)) holder = isHolder(holder) ? holder[step] : undefined;
  const key = path.at(-1);
  if (!isHolder(holder) || key === undefined) throw new Error(`no ${path.join('.')} in the golden manifest`);
  change(holder, key);
  return Buffer.from(JSON.stringify(document));
}

function isHolder(value: unknown): value is Record<Step, unknown> {
  return typeof value === 'object' && value !== null;
}

const set = (path: Path, value: unknown): Uint8Array =>
  changed(path, (holder, key) => {
    holder[key] = value;
  });
const without = (path: Path): Uint8Array =>
  changed(path, (holder, key) => {
    Reflect.deleteProperty(holder, key);
  });

/** What a refusal says. Anything but a UserError in one line fails. */
function refusal(document: Uint8Array): string {
  try {
    parseManifest(document, 'app/backups/x/backup.manifest.json');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.line).not.toContain('\n');
    expect(error.where).toBe('app/backups/x/backup.manifest.json');
    return error.message;
  }
  return '';
}

describe('the frozen format', () => {
  test('the golden manifest parses, and nothing in it is lost or changed', () => {
    expect(golden()).toEqual(JSON.parse(GOLDEN.toString('utf8')));
  });

  test('what is written is canonical, hashed, and read back the same', () => {
    const { bytes, sha256 } = encodeManifest(golden());
    expect(Buffer.from(bytes).toString('utf8')).toBe(canonicalJson(golden()));
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(sha256Hex(bytes)).toBe(sha256);
    expect(parseManifest(bytes, 'x')).toEqual(golden());
    expect(encodeManifest(parseManifest(bytes, 'x')).sha256).toBe(sha256);
  });

  test("the sidecar is a line of sha256sum's", () => {
    expect(digestLine('ab'.repeat(32))).toBe(`${'ab'.repeat(32)}  ${MANIFEST_FILE}\n`);
  });

  test('files are told with the objects that hold them', () => {
    const manifest = golden();
    const objects = new Map(
      manifest.files.map((file) => [file.path, storedObjects(file).map((o) => o.path)]),
    );
    expect(objects.get('data/app.dump')).toEqual([
      'data/app.dump.age.000',
      'data/app.dump.age.001',
      'data/app.dump.age.002',
    ]);
    expect(objects.get('data/files/uploads/ünïcode 🐘.txt')).toEqual([
      'data/files/uploads/ünïcode 🐘.txt.zst',
    ]);
    expect(objects.get('data/globals.sql')).toEqual(['data/globals.sql']);
    const dumps = manifest.databases.flatMap(({ dump }) =>
      dump === undefined ? [] : [filesOfDump(manifest, dump).map((file) => file.path)],
    );
    expect(dumps).toEqual([
      ['data/app.dump'],
      ['data/billing/toc.dat', 'data/billing/3442.dat.zst'],
      ['data/legacy.sql.gz'],
    ]);
  });
});

/** Every field of the golden manifest that version 1 knows, with whether it may be left out. */
const OPTIONAL = new Set([
  'name',
  'parent',
  'snapshot_until',
  'snapshot_lsn',
  'dump',
  'stream_compression',
  'offsets',
  'toc_entries',
  'filters',
  'rows',
  'source_rows',
  'reason',
  'moves_within',
  'fingerprint',
  'repository',
  'repository_id',
  'commit',
  'ref',
  'run_id',
  'run_attempt',
  'workflow',
  'database',
  'stored',
  'volumes',
  'mode',
  'modified_at',
]);
/** Parts whose content version 1 leaves open. */
const OPEN = new Set(['inventory', 'fingerprint', 'a_field_of_tomorrow', 'label']);

/** The paths of all fields, the outermost first, leaving out what is open inside. */
function fieldsOf(value: unknown, path: Path = []): readonly Path[] {
  if (!isHolder(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const step = Array.isArray(value) ? Number(key) : key;
    const here = [...path, step];
    return OPEN.has(key) ? [here] : [here, ...fieldsOf(value[step], here)];
  });
}

function valueAt(path: Path): unknown {
  let value: unknown = JSON.parse(GOLDEN.toString('utf8'));
  for (const step of path) value = isHolder(value) ? value[step] : undefined;
  return value;
}

const FIELDS = fieldsOf(JSON.parse(GOLDEN.toString('utf8')));
const named = FIELDS.filter((path) => typeof path.at(-1) === 'string');
const known = named.filter((path) => !['a_field_of_tomorrow', 'label'].includes(String(path.at(-1))));
const required = known.filter((path) => !OPTIONAL.has(String(path.at(-1))));
const title = (path: Path): string => path.join('.');

describe('a hostile or damaged manifest', () => {
  test.each(required.map((path) => ({ path, name: title(path) })))(
    'without $name is refused by that name',
    (one) => {
      const said = refusal(without(one.path));
      if (one.name === 'version') expect(said).toContain("manifest's version is none");
      else expect(said).toContain(one.name);
    },
  );

  test('every field of another type is refused by its name, and nothing crashes', () => {
    const others: readonly unknown[] = [null, true, 7.5, 'text with spaces', [], [[]], {}, { a: 1 }];
    for (const path of FIELDS.filter(
      (one) => !['a_field_of_tomorrow', 'label'].includes(String(one.at(-1))),
    )) {
      const value = valueAt(path);
      for (const other of others) {
        if (kindOf(value) === kindOf(other)) continue;
        const said = refusal(set(path, other));
        if (path.length === 1 && path[0] === 'version') expect(said).toContain('version');
        else
          expect([title(path), other, said]).toEqual([
            title(path),
            other,
            expect.stringContaining(title(path)),
          ]);
      }
    }
  });

  function kindOf(value: unknown): string {
    return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  }

  test('numbers out of range are refused by the name of their field', () => {
    const numbers = FIELDS.filter((path) => typeof valueAt(path) === 'number');
    expect(numbers.length).toBeGreaterThan(25);
    for (const path of numbers) {
      for (const wrong of [-1, 0.5, 2 ** 53, 1e300]) {
        expect(refusal(set(path, wrong))).toContain(title(path));
      }
    }
  });

  const FIXED = new Map<string, readonly string[]>([
    [
      'sha256',
      ['', 'a'.repeat(63), 'A'.repeat(64), `0x${'a'.repeat(64)}`, `${'a'.repeat(64)}\n`, 'g'.repeat(64)],
    ],
    ['manifest_sha256', ['', 'a'.repeat(63)]],
    ['sha3_256', ['', 'a'.repeat(64), `0x${'A'.repeat(64)}`, `0x${'a'.repeat(65)}`, `0x${'a'.repeat(64)}\n`]],
    [
      'path',
      [
        '',
        '.',
        '..',
        '/etc/passwd',
        'data/../../x',
        'data/./x',
        'data//x',
        'data/x/',
        '\\\\host\\x',
        'C:/x',
        'data\\..\\x',
        'data/\u0000',
        'data/a\nb',
        `data/${'x'.repeat(1025)}`,
      ],
    ],
    ['type', ['', 'Database', 'symlink']],
    ['evidence', ['', 'trust me']],
    ['format', ['', 'tar']],
    ['kind', ['', 'Logical']],
    ['encryption', ['', 'rot13', 'None']],
    ['compression', []],
    [
      'backup_id',
      [
        '',
        'latest',
        '../x',
        'backup-2026112-030000',
        'backup-20261120-030000\n',
        'backup-20261120-030000/..',
      ],
    ],
    ...['created_at', 'snapshot_at', 'snapshot_until', 'modified_at'].map(
      (field): [string, readonly string[]] => [
        field,
        [
          '',
          'yesterday',
          '2026-11-20',
          '2026-11-20T03:00:00',
          '2026-11-20T03:00:00+01:00',
          '2026-13-45T03:00:00Z',
          '2026-11-20T25:61:61Z',
          '2026-11-20T03:00:00Z\n',
        ],
      ],
    ),
  ]);

  test('values that are none of the allowed are refused by the name of their field', () => {
    let tried = 0;
    for (const path of known) {
      for (const wrong of FIXED.get(String(path.at(-1))) ?? []) {
        tried++;
        const said = refusal(set(path, wrong));
        expect([title(path), wrong, said]).toEqual([
          title(path),
          wrong,
          expect.stringContaining(title(path)),
        ]);
      }
    }
    expect(tried).toBeGreaterThan(300);
    for (const wrong of ['', 'ZSTD', 'zstd 1', 'zstd:', 'zstd:x', '../zstd']) {
      expect(refusal(set(['compression'], wrong))).toContain('compression');
    }
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['total_files', set(['total_files'], 8), /total_files is 8, but 9 files/],
    ['total_size_bytes', set(['total_size_bytes'], 1), /total_size_bytes is 1, but/],
    ['a size', set(['files', 1, 'size_bytes'], 4097), /total_size_bytes/],
    [
      'the sizes of volumes',
      set(['files', 0, 'stored', 'volumes', 2, 'size_bytes'], 1),
      /volumes of data\/app\.dump/,
    ],
    [
      'a path twice',
      set(['files', 2, 'path'], 'data/billing/toc.dat'),
      /data\/billing\/toc\.dat is listed twice/,
    ],
    [
      'a stored path twice',
      set(['files', 5, 'stored', 'path'], 'data/globals.sql'),
      /data\/globals\.sql is listed twice/,
    ],
    [
      'a volume twice',
      set(['files', 0, 'stored', 'volumes', 1, 'path'], 'data/app.dump.age.000'),
      /data\/app\.dump\.age\.000 is listed twice/,
    ],
    [
      'the manifest itself as a file',
      set(['files', 4, 'path'], 'backup.manifest.json'),
      /backup\.manifest\.json/,
    ],
    ['a receipt as a stored file', set(['files', 4, 'path'], 'receipts/x.json'), /not below data\//],
    ['a database twice', set(['databases', 1, 'name'], 'app'), /database app is listed twice/],
    [
      'a dump that is not listed',
      set(['databases', 0, 'dump', 'path'], 'data/other.dump'),
      /no file of the database app/,
    ],
    [
      'a dump folder without files',
      set(['databases', 1, 'dump', 'path'], 'data/bill'),
      /no file of the database billing/,
    ],
    ['an older version', set(['version'], 'backup.manifest.v0'), /'backup\.manifest\.v0'/],
    ['a newer version', set(['version'], 'backup.manifest.v2'), /'backup\.manifest\.v2'/],
    ['a version that is no text', set(['version'], 1), /version is none/],
    ['no files', set(['files'], []), /files/],
    ['an array for a document', Buffer.from('[]'), /version is none/],
    ['null for a document', Buffer.from('null'), /version is none/],
    ['nothing', Buffer.alloc(0), /cannot be read/],
    ['a cut document', GOLDEN.subarray(0, GOLDEN.length / 2), /cannot be read/],
    [
      'a key twice',
      Buffer.from('{"version":"backup.manifest.v1","version":"backup.manifest.v1"}'),
      /duplicate key/,
    ],
    ['__proto__', Buffer.from('{"version":"backup.manifest.v1","__proto__":{}}'), /__proto__/],
    ['a document that is too large', Buffer.alloc(MAX_MANIFEST_BYTES + 1, ' '), /larger than/],
    ['text beyond its limit', set(['system_version'], 'x'.repeat(65_537)), /system_version/],
    ['a long version', set(['version'], 'x'.repeat(1000)), /'x{80}'/],
  ])('with %s wrong is refused', (_, document, said) => {
    expect(refusal(document)).toMatch(said);
  });

  test('cut anywhere it is refused', () => {
    const { bytes } = encodeManifest(golden());
    for (let length = 0; length < bytes.length; length += 7) {
      expect(refusal(bytes.subarray(0, length))).not.toBe('');
    }
  });

  test('one changed byte is a manifest or a refusal, never a crash', () => {
    const { bytes } = encodeManifest(golden());
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ flip;
        refusal(flipped);
      }),
      { numRuns: 400 },
    );
  });

  test('any value at any place is a manifest or a refusal, never a crash', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), fc.jsonValue({ maxDepth: 3 }), (path, value) => {
        refusal(set(path, value));
      }),
      { numRuns: 400 },
    );
  });

  test('fields that this version does not know are kept, wherever they stand', () => {
    const holders = FIELDS.filter((path) => kindOf(valueAt(path)) === 'object');
    for (const path of [[], ...holders]) {
      const document = set([...path, 'a_new_field'], { of: ['tomorrow', 1] });
      expect(parseManifest(document, 'x')).toEqual(JSON.parse(Buffer.from(document).toString('utf8')));
    }
  });
});

describe('paths inside a set', () => {
  test('whatever is called inner stays inside, on every system', () => {
    const parts = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      'data',
      '...',
      '..a',
      'a..',
      ' ',
      '~',
      '%2e%2e',
      'C:',
      '\\',
      'x\u0000',
    );
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 6 }), (given) => {
        const path = given.join('/');
        const bad =
          path.startsWith('/') ||
          given.some((part) => ['..', '.', ''].includes(part) || /[:\\\u0000]/.test(part));
        expect(isInnerPath(path)).toBe(!bad);
      }),
      { numRuns: 1000 },
    );
  });
});
