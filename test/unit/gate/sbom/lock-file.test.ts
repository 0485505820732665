import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseSbom, readSbom } from '../../../../packages/gate/sbom/document.js';
import { UserError } from '#verdict';
import { compareWithLock } from '../../../../packages/gate/sbom/lock-compare.js';
import { readLockFile } from '../../../../packages/gate/sbom/lock-file.js';
import type { Omitted } from '../../../../packages/gate/policy/model.js';
import { SbomRefused } from '../../../../packages/gate/sbom/refused.js';
import { PROJECT_ROOT } from '../../../support/postgres.js';
import { SHOP, bytesOfJson, cycloneDx, npmSbom, spdx } from '../../../support/sboms.js';

/** What comes of a comparison: how many packages agree, or what is told. */
async function compared(
  sbom: unknown,
  lock: unknown,
  omit: readonly Omitted[] = [],
): Promise<number | string> {
  try {
    const read = await readSbom(parseSbom(bytesOfJson(sbom)));
    return compareWithLock(read, readLockFile(lock instanceof Uint8Array ? lock : bytesOfJson(lock), omit));
  } catch (error) {
    if (!(error instanceof SbomRefused)) throw error;
    expect(error.code).toBe('sbom-lock-differs');
    return error.message;
  }
}

function lockFile(packages: Readonly<Record<string, unknown>>, version = 3): unknown {
  return {
    name: 'shop',
    lockfileVersion: version,
    packages: { '': { name: 'shop', version: '3.0.0' }, ...packages },
  };
}

const INSTALLED = Object.fromEntries(
  SHOP.map(({ name, version }) => [`node_modules/${name}`, { version, license: 'MIT' }]),
);

describe('this project', () => {
  test.each(['cyclonedx', 'spdx'] as const)(
    'as npm tells it in %s agrees with its lock file, every package of it',
    async (format) => {
      const lock = await readFile(join(PROJECT_ROOT, 'package-lock.json'));
      const packages = await compared(await npmSbom(format), lock);
      expect(packages).toBeGreaterThan(500);
    },
  );
});

describe.each([
  ['CycloneDX', () => cycloneDx('1.6')],
  ['SPDX', () => spdx()],
])('an SBOM of %s', (_format, document) => {
  test('agrees with the lock file that lists the same, workspaces and links aside', async () => {
    expect(await compared(document(), lockFile(INSTALLED))).toBe(3);
    expect(await compared(document(), lockFile(INSTALLED, 2))).toBe(3);
    const own = {
      'packages/a': { name: '@shop/a', version: '1.0.0' },
      'node_modules/@shop/a': { link: true },
    };
    expect(await compared(document(), lockFile({ ...INSTALLED, ...own }))).toBe(3);
  });

  test('differs by what either lists alone, told by name', async () => {
    const { 'node_modules/pg': _pg, ...fewer } = INSTALLED;
    expect(await compared(document(), lockFile(fewer))).toContain(
      '1 package not in the lock file: pg@8.23.1',
    );
    const more = { ...INSTALLED, 'node_modules/pg/node_modules/left-pad': { version: '0.9.0' } };
    expect(await compared(document(), lockFile(more))).toContain('1 package not in the SBOM: left-pad@0.9.0');
    const many = Object.fromEntries(
      [...Array(50).keys()].map((n) => [`node_modules/p${n}`, { version: '1.0.0' }]),
    );
    const told = await compared(document(), lockFile({ ...INSTALLED, ...many }));
    expect(told).toContain('50 packages');
    expect(String(told).match(/p\d+@/g)).toHaveLength(5);
  });

  test('need not list what is left out, and may', async () => {
    const dev = { 'node_modules/jest': { version: '30.0.0', dev: true } };
    const both = { 'node_modules/esbuild': { version: '1.0.0', devOptional: true } };
    expect(await compared(document(), lockFile({ ...INSTALLED, ...dev }))).toContain('jest@30.0.0');
    expect(await compared(document(), lockFile({ ...INSTALLED, ...dev }), ['dev'])).toBe(3);
    expect(await compared(document(), lockFile({ ...INSTALLED, ...both }), ['dev'])).toContain(
      'esbuild@1.0.0',
    );
    expect(await compared(document(), lockFile({ ...INSTALLED, ...both }), ['dev', 'optional'])).toBe(3);
    const pgOfDev = { ...INSTALLED, 'node_modules/pg': { version: '8.23.1', dev: true } };
    expect(await compared(document(), lockFile(pgOfDev), ['dev'])).toBe(3);
  });

  test('knows an alias by the package that it stands for', async () => {
    const { 'node_modules/pg': _pg, ...others } = INSTALLED;
    const aliased = { 'node_modules/database': { version: '8.23.1', name: 'pg' } };
    expect(await compared(document(), lockFile({ ...others, ...aliased }))).toBe(3);
    const text = JSON.stringify(cycloneDx('1.6'));
    const renamed: unknown = JSON.parse(text.replace('"name":"pg"', '"name":"database"'));
    expect(await compared(renamed, lockFile({ ...others, ...aliased }))).toBe(3);
    expect(await compared(renamed, lockFile(INSTALLED))).toContain('by another name: pg@8.23.1');
  });

  test.each([
    ['is no JSON', Buffer.from('{')],
    ['is of version 1', lockFile(INSTALLED, 1)],
    ['has no packages', { lockfileVersion: 3 }],
    ['has packages that are none', lockFile({ 'node_modules/a': 7 })],
  ])('is compared with no lock file that %s', async (_what, lock) => {
    await expect(compared(document(), lock)).rejects.toThrow(UserError);
  });
});

describe('digests', () => {
  const digest = (byte: number): Buffer => Buffer.alloc(64, byte);
  const integrity = `sha512-${digest(7).toString('base64')}`;
  const lock = lockFile({ ...INSTALLED, 'node_modules/pg': { version: '8.23.1', integrity } });

  test.each(['CycloneDX', 'SPDX'])(
    'of %s and the lock file must be the same, where both have them',
    async (format) => {
      const withDigest = (byte: number): unknown => {
        const hex = digest(byte).toString('hex');
        const text = JSON.stringify(format === 'SPDX' ? spdx() : cycloneDx('1.6'));
        const changed =
          format === 'SPDX'
            ? text.replace(
                '"name":"pg"',
                `"name":"pg","checksums":[{"algorithm":"SHA512","checksumValue":"${hex}"}]`,
              )
            : text.replace('"name":"pg"', `"name":"pg","hashes":[{"alg":"SHA-512","content":"${hex}"}]`);
        expect(changed).not.toBe(text);
        return JSON.parse(changed);
      };
      expect(await compared(withDigest(7), lock)).toBe(3);
      expect(await compared(withDigest(8), lock)).toContain('1 package with another digest: pg@8.23.1');
      expect(await compared(withDigest(8), lockFile(INSTALLED))).toBe(3);
    },
  );
});
