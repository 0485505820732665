import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BUNDLE_BYTES, SMALL_FILE, planBundles, type Sized } from '../../../packages/backup/bundles.js';

const LIMITS = { small: 8, bundle: 64 };
const sizes = fc.array(fc.nat(12), { maxLength: 200 });
const named = (given: readonly number[]): Sized[] =>
  given.map((size, index) => ({ name: `${String(index)}.dat`, size }));

test('every file lies in one place, small ones together, no bundle longer than the limit', () => {
  fc.assert(
    fc.property(sizes, fc.nat(3), (given, apart) => {
      const files = named(given);
      const apartNames = new Set(files.slice(0, apart).map(({ name }) => name));
      const { bundles, alone } = planBundles(files, apartNames, LIMITS);
      expect([...bundles.flat(), ...alone].toSorted(byName)).toEqual(files.toSorted(byName));
      for (const bundle of bundles) {
        expect(bundle.length).toBeGreaterThan(1);
        expect(bundle.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(LIMITS.bundle);
        for (const { name, size } of bundle) {
          expect(size).toBeLessThan(LIMITS.small);
          expect(apartNames.has(name)).toBe(false);
        }
        // As they came.
        expect(bundle).toEqual(files.filter((file) => bundle.includes(file)));
      }
      const small = alone.filter(({ name, size }) => size < LIMITS.small && !apartNames.has(name));
      expect(small.length).toBeLessThanOrEqual(1);
    }),
  );
});

function byName(a: Sized, b: Sized): number {
  return a.name < b.name ? -1 : 1;
}

test('ten thousand small tables take a handful of objects', () => {
  const files = named(Array.from({ length: 10_000 }, () => 20_000));
  const { bundles, alone } = planBundles(files, new Set());
  expect(bundles.length + alone.length).toBeLessThanOrEqual(Math.ceil(200e6 / (BUNDLE_BYTES - SMALL_FILE)));
});
