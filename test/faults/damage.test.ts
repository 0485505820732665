import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, mkdir, readFile, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { CLAIM_FILE } from '#manifest';
import type { DumpFormat } from '#postgres';
import { UserError, type Check } from '#verdict';
import { LONG, seeded } from '../support/campaign.js';
import { backUpInto, createSmallDatabase, verifyIn, type MadeSet } from '../support/sets.js';
import type { TestMajor } from '../support/postgres.js';
import { startTestServer, testFolder } from '../support/throwaway.js';

const MANIFEST = 'backup.manifest.json';
const SIDECAR = 'backup.manifest.json.sha256';

/** Copies of the set that are damaged at the same time: one waits for the disk while another is hashed. */
const LANES = 8;
/** For thousands of verifications, on a machine that may have other work. */
const EVERY_BYTE_MS = 1_200_000;

/** A change to a set, and every file that a verification must then blame. */
interface Damage {
  readonly what: string;
  readonly blamed: readonly string[];
  /** Files that it touches: they are put back afterwards, or removed where there were none. */
  readonly touched: readonly string[];
  do(folder: string): Promise<void>;
}

let base: string;
beforeAll(async () => {
  base = await testFolder();
});
afterAll(async () => {
  await rm(base, { recursive: true });
});

/** The files that a verification blames, by the checks whose `where` is a file of the set. */
function blamedBy(checks: readonly Check[]): readonly string[] {
  const blamed = new Set<string>();
  for (const { id, verdict, where = '' } of checks) {
    if (verdict !== 'failed') continue;
    if (/^(manifest|archive)\.(valid|digest|hash|size|presence|extra)$/.test(id))
      for (const path of where.split(', ')) blamed.add(path);
  }
  return [...blamed].sort();
}

/** Before 16, pg_dump knows no zstd: the stream around a custom archive is compressed instead. */
const SETS: readonly (readonly [DumpFormat, TestMajor])[] = [
  ['custom', 17],
  ['custom', 15],
  ['directory', 17],
  ['plain', 17],
];

describe.each(SETS)('a set in the format %s by PostgreSQL %d', (format, major) => {
  let made: MadeSet;
  let folderOfAll: string;
  const original = new Map<string, Buffer>();
  let data: readonly string[];
  let random: () => number;

  beforeAll(async () => {
    random = seeded(`damage ${format} ${major}`);
    folderOfAll = join(base, `${format}-${major}`);
    const root = join(folderOfAll, 'store');
    const server = await startTestServer(major);
    try {
      made = await backUpInto(root, await createSmallDatabase(server), { format, major });
    } finally {
      await server.stop();
    }
    for (const entry of await readdir(made.folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) original.set(relative(made.folder, path), await readFile(path));
    }
    data = [...original.keys()].filter((path) => path.startsWith('data/')).sort();
    for (let lane = 0; lane < LANES; lane++) await cp(root, laneRoot(lane), { recursive: true });
  });

  function laneRoot(lane: number): string {
    return join(folderOfAll, `lane-${lane}`);
  }

  function bytesOf(file: string): Buffer {
    const bytes = original.get(file);
    if (bytes === undefined) throw new Error(`${file} is not in the set`);
    return bytes;
  }

  /** A changed manifest or digest may blame either: whether one or the other was changed cannot be told. */
  function either(file: string): readonly string[] {
    return file === MANIFEST || file === SIDECAR ? [MANIFEST, SIDECAR] : [file];
  }

  function rewritten(what: string, file: string, bytes: Uint8Array): Damage {
    return { what, blamed: [file], touched: [file], do: (folder) => writeFile(join(folder, file), bytes) };
  }

  /**
   * Do each damage to an intact copy of the set, verify it, and put the copy in order again. Files that are as they were are not blamed, unless
   * the manifest itself was changed and speaks ill of them.
   *
   * @returns what passed, or what was blamed on others
   */
  async function undetected(damages: readonly Damage[]): Promise<readonly string[]> {
    const wrong: string[] = [];
    const queue = damages.values();
    await Promise.all(
      Array.from({ length: LANES }, async (_, lane) => {
        const folder = join(laneRoot(lane), relative(made.root, made.folder));
        for (const damage of queue) {
          await damage.do(folder);
          const { verdict, claim, checks } = await verifyIn(laneRoot(lane));
          const blamed = blamedBy(checks);
          const allowed = new Set(damage.blamed.flatMap(either));
          const right =
            damage.blamed.every((file) => either(file).some((one) => blamed.includes(one))) &&
            (allowed.has(MANIFEST) || blamed.every((file) => allowed.has(file)));
          if (verdict !== 'failed' || claim !== 'none' || !right)
            wrong.push(`${damage.what}: ${verdict}, ${claim}, blamed ${blamed.join(', ')}`);
          for (const file of damage.touched) await putBack(folder, file);
        }
      }),
    );
    return wrong;
  }

  async function putBack(folder: string, file: string): Promise<void> {
    const bytes = original.get(file);
    await rm(join(folder, file), { force: true });
    if (bytes !== undefined) await writeFile(join(folder, file), bytes);
  }

  test('is proven intact as it was written', async () => {
    for (const root of [made.root, ...Array.from({ length: LANES }, (_, lane) => laneRoot(lane))]) {
      const { verdict, claim, checks } = await verifyIn(root);
      expect({ verdict, claim, blamed: blamedBy(checks) }).toEqual({
        verdict: 'proven',
        claim: 'intact',
        blamed: [],
      });
    }
  });

  /** Every byte in the long campaign; in a run of the tests a share of them, most of the custom set. */
  const every = LONG ? 1 : format === 'custom' && major === 17 ? 3 : 16;

  test(
    'is failed with any one byte changed',
    async () => {
      const damages: Damage[] = [];
      for (const [file, bytes] of original) {
        for (let at = Math.floor(random() * every); at < bytes.length; at += every) {
          const changed = Buffer.from(bytes);
          // One bit half of the time, any change else.
          const mask = random() < 0.5 ? 1 << Math.floor(random() * 8) : 1 + Math.floor(random() * 255);
          changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
          damages.push(rewritten(`${file}, byte ${at} with ${mask}`, file, changed));
        }
      }
      expect(damages.length).toBeGreaterThan(300);
      expect(await undetected(damages)).toEqual([]);
    },
    EVERY_BYTE_MS,
  );

  test('is failed when any file is cut, at any length', async () => {
    const damages = [...original].flatMap(([file, bytes]) => {
      const step = LONG || bytes.length < 64 ? 1 : Math.ceil(bytes.length / 16);
      const lengths = Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) => index * step);
      return [...new Set([...lengths, bytes.length - 1])].map((length) =>
        rewritten(`${file} cut to ${length}`, file, bytes.subarray(0, length)),
      );
    });
    expect(await undetected(damages)).toEqual([]);
  });

  test('is failed when anything is appended to any file', async () => {
    const damages = [...original].flatMap(([file, bytes]) =>
      [Buffer.from('\n'), Buffer.from([0]), bytes, Buffer.alloc(5000, 32)].map((more) =>
        rewritten(`${file} and ${more.length} more`, file, Buffer.concat([bytes, more])),
      ),
    );
    expect(await undetected(damages)).toEqual([]);
  });

  test('is failed when any file is missing', async () => {
    const damages = [...data, SIDECAR].map((file): Damage => ({
      what: `${file} removed`,
      blamed: [file],
      touched: [file],
      do: (folder) => rm(join(folder, file)),
    }));
    expect(await undetected(damages)).toEqual([]);
  });

  test('is no set without its manifest', async () => {
    const folder = join(laneRoot(0), relative(made.root, made.folder));
    await rm(join(folder, MANIFEST));
    await expect(verifyIn(laneRoot(0))).rejects.toBeInstanceOf(UserError);
    await expect(verifyIn(laneRoot(0), { backupId: made.result.manifest.backup_id })).rejects.toMatchObject({
      name: 'UserError',
      where: `app/backups/${made.result.manifest.backup_id}/${MANIFEST}`,
    });
    await putBack(folder, MANIFEST);
  });

  test('is failed when any two files are swapped', async () => {
    const files = [...original.keys()];
    const damages = files.flatMap((a, index) =>
      files.slice(index + 1).flatMap((b): Damage[] => {
        if (bytesOf(a).equals(bytesOf(b))) return [];
        // Without a manifest that can be read nothing is known of the other file.
        const blamed = [a, b].includes(MANIFEST) ? [MANIFEST] : [a, b];
        return [
          {
            what: `${a} and ${b} swapped`,
            blamed,
            touched: [a, b],
            do: async (folder) => {
              await writeFile(join(folder, a), bytesOf(b));
              await writeFile(join(folder, b), bytesOf(a));
            },
          },
        ];
      }),
    );
    expect(damages.length).toBeGreaterThanOrEqual(6);
    expect(await undetected(damages)).toEqual([]);
  });

  test('is failed when any file is added', async () => {
    const names = ['extra', 'data/extra', `${data[0] ?? ''}.partial`, 'data/more/extra', '.hidden'];
    const added = names.flatMap((file) =>
      [Buffer.alloc(0), Buffer.from('more')].map((bytes): Damage => ({
        what: `${file} added with ${bytes.length} bytes`,
        blamed: [file],
        touched: [file],
        do: async (folder) => {
          await mkdir(dirname(join(folder, file)), { recursive: true });
          await writeFile(join(folder, file), bytes);
        },
      })),
    );
    const duplicated = [...original].map(([file, bytes]): Damage => {
      const copy = `data/copy-of-${file.replaceAll('/', '-')}`;
      return {
        what: `${file} duplicated`,
        blamed: [copy],
        touched: [copy],
        do: (folder) => writeFile(join(folder, copy), bytes),
      };
    });
    const linked: Damage = {
      what: 'a link added',
      blamed: ['data/link'],
      touched: ['data/link'],
      do: (folder) => symlink('/etc/passwd', join(folder, 'data/link')),
    };
    expect(await undetected([...added, ...duplicated, linked])).toEqual([]);
  });

  test('may keep the mark of its writing, which nobody reads', async () => {
    const folder = join(laneRoot(0), relative(made.root, made.folder));
    await writeFile(join(folder, CLAIM_FILE), 'written\n');
    const { verdict, claim } = await verifyIn(laneRoot(0));
    expect({ verdict, claim }).toEqual({ verdict: 'proven', claim: 'intact' });
    await rm(join(folder, CLAIM_FILE));
  });

  test('is failed when a file is a link to the same bytes, in the store or outside of it', async () => {
    const damages = data.flatMap((file) =>
      ['outside', 'inside'].map((place): Damage => ({
        what: `${file} is a link ${place}`,
        blamed: [file],
        touched: [file],
        do: async (folder) => {
          // A link that is as long as its file: its size alone tells nothing.
          const parent =
            place === 'outside' ? join(folderOfAll, 'elsewhere') : join(folder, '..', '..', 'elsewhere');
          await mkdir(parent, { recursive: true });
          const target = join(parent, file.replaceAll('/', '-'));
          await writeFile(target, bytesOf(file));
          await rm(join(folder, file));
          await symlink(target, join(folder, file));
        },
      })),
    );
    expect(await undetected(damages)).toEqual([]);
  });

  test('is failed with a manifest of more bytes than one may have', async () => {
    const path = join(laneRoot(0), relative(made.root, made.folder), MANIFEST);
    await truncate(path, 65 * 1024 * 1024);
    const { verdict, claim, checks } = await verifyIn(laneRoot(0));
    expect({ verdict, claim }).toEqual({ verdict: 'failed', claim: 'none' });
    expect(checks).toContainEqual(
      expect.objectContaining({ id: 'manifest.valid', verdict: 'failed', where: MANIFEST }),
    );
    await putBack(dirname(path), MANIFEST);
  });
});
