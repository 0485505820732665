import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  allObjects,
  inStorageOrder,
  objectPaths,
  parseManifest,
  storedObjects,
  type Manifest,
  type ManifestFile,
} from '#manifest';
import { UserError } from '#verdict';
import { PROJECT_ROOT } from '../../support/postgres.js';

const GOLDEN = parseManifest(
  readFileSync(join(PROJECT_ROOT, 'test', 'fixtures', 'manifests', 'v1.json')),
  'golden',
);
const SHA = { sha3_256: `0x${'ab'.repeat(32)}`, sha256: 'cd'.repeat(32) };

type Bundles = NonNullable<Manifest['bundles']>;

/** A manifest with these files and bundles beside its own. */
function withFiles(files: readonly ManifestFile[], bundles: Bundles): Uint8Array {
  const all = [...GOLDEN.files, ...files];
  const document = {
    ...GOLDEN,
    files: all,
    bundles,
    total_files: all.length,
    total_size_bytes: all.reduce((sum, file) => sum + file.size_bytes, 0),
  };
  return Buffer.from(JSON.stringify(document));
}

const fileAt = (number: number, size: number, within: { path: string; offset: number }): ManifestFile => ({
  path: `data/many/${String(number)}.dat`,
  type: 'database',
  size_bytes: size,
  ...SHA,
  within,
});

/** Files of these sizes, bundle by bundle. */
function laidOut(sizes: readonly (readonly number[])[]): { files: ManifestFile[]; bundles: Bundles } {
  let number = 0;
  const files: ManifestFile[] = [];
  const bundles = sizes.map((inside, index) => {
    const path = `data/many/bundle-${String(index + 1).padStart(3, '0')}`;
    let offset = 0;
    for (const size of inside) {
      files.push(fileAt(number++, size, { path, offset }));
      offset += size;
    }
    return { path, size_bytes: offset };
  });
  return { files, bundles };
}

const layout = fc.array(fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 4,
});

function refusal(document: Uint8Array): string {
  try {
    parseManifest(document, 'x');
    return '';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.line).not.toContain('\n');
    return error.message;
  }
}

describe('bundles in a manifest', () => {
  test('of any layout are read, whatever the order of the files', () => {
    fc.assert(
      fc.property(layout, fc.boolean(), (sizes, reversed) => {
        const { files, bundles } = laidOut(sizes);
        const parsed = parseManifest(withFiles(reversed ? files.toReversed() : files, bundles), 'x');
        expect(parsed.bundles).toEqual(bundles);
        const ordered = inStorageOrder(parsed.files).slice(0, files.length);
        expect(ordered.map(({ within }) => within?.path)).toEqual(files.map(({ within }) => within?.path));
        expect(ordered.map(({ within }) => within?.offset)).toEqual(
          files.map(({ within }) => within?.offset),
        );
        expect(inStorageOrder(parsed.files)).toHaveLength(parsed.files.length);
        for (const file of ordered) {
          expect(storedObjects(file)).toEqual([]);
          expect(objectPaths(file)).toEqual([file.within?.path]);
        }
        const paths = allObjects(parsed).map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        for (const { path } of bundles) expect(paths).toContain(path);
      }),
      { numRuns: 50 },
    );
  });

  test('that do not hold exactly their files are refused', () => {
    fc.assert(
      fc.property(
        layout,
        fc.nat(),
        fc.integer({ min: 1, max: 5000 }),
        fc.boolean(),
        (sizes, at, by, more) => {
          const { files, bundles } = laidOut(sizes);
          const victim = at % files.length;
          const shifted = files.map((file, index) => {
            if (index !== victim || file.within === undefined) return file;
            return { ...file, within: { ...file.within, offset: file.within.offset + by } };
          });
          expect(refusal(withFiles(shifted, bundles))).not.toBe('');
          const grown = files.map((file, index) =>
            index === victim ? { ...file, size_bytes: file.size_bytes + by } : file,
          );
          expect(refusal(withFiles(grown, bundles))).not.toBe('');
          const resized = bundles.map((bundle, index) =>
            index === at % bundles.length
              ? { ...bundle, size_bytes: bundle.size_bytes + (more ? by : 1) }
              : bundle,
          );
          expect(refusal(withFiles(files, resized))).not.toBe('');
        },
      ),
      { numRuns: 50 },
    );
  });

  const { files, bundles } = laidOut([[3, 4], [5]]);
  const [first, second, third] = files;
  const [one, two] = bundles;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three files');
  if (one === undefined || two === undefined) throw new Error('two bundles');
  test.each<[string, ManifestFile[], Bundles]>([
    ['a file in no bundle', files, [one]],
    ['a bundle without files', files, [...bundles, { path: 'data/many/bundle-003', size_bytes: 1 }]],
    ['a bundle twice', files, [...bundles, one]],
    ['a bundle where a file lies', files.slice(0, 2), [{ ...one, path: 'data/globals.sql' }]],
    [
      'a bundle outside the data',
      [{ ...third, within: { path: 'x', offset: 0 } }],
      [{ path: 'x', size_bytes: 5 }],
    ],
    [
      'a path that leads out',
      [{ ...third, within: { path: '../x', offset: 0 } }],
      [{ path: '../x', size_bytes: 5 }],
    ],
    [
      'an offset below zero',
      [{ ...first, within: { path: one.path, offset: -3 } }],
      [{ ...one, size_bytes: 0 }],
    ],
    ['two files in one place', [first, { ...second, within: { path: one.path, offset: 0 } }, third], bundles],
    [
      'a file that is stored twice',
      [first, { ...second, stored: { path: 'data/other', size_bytes: 4, ...SHA } }, third],
      bundles,
    ],
  ])('%s is refused', (_, listed, held) => {
    expect(refusal(withFiles(listed, held))).not.toBe('');
  });
});
