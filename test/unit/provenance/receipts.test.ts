import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fetchManifest, type FoundSet } from '#archive';
import { parseStatement, receiptFor, standingOf, writeReceipt, type DrillPredicate } from '#provenance';
import { DirectoryStore } from '#stores';
import { UserError } from '#verdict';
import { drillPredicate, putReceipt, putSet } from '../../support/made-sets.js';
import { bytesOf, once, pathsIn } from '../../support/store-contract.js';

const MADE = new Date('2026-11-20T03:00:00Z');
const DRILLED = new Date('2026-11-20T04:00:00Z');
const NOW = new Date('2026-11-20T09:00:00Z');

let root: string;
let store: DirectoryStore;
let set: FoundSet;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'receipts-'));
  store = new DirectoryStore(root);
  set = await fetchManifest({ store, name: 'app', id: await putSet(store, MADE) });
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function standing(): Promise<string> {
  const found = await standingOf(set, await pathsIn(store, 'app/receipts'), NOW);
  return found === undefined ? 'unknown' : `${found.verdict} ${found.at.toISOString()}`;
}

describe('a receipt', () => {
  test('is an in-toto statement about the bytes of the manifest', async () => {
    const path = await writeReceipt(set, { kind: 'drill', predicate: drillPredicate(DRILLED) });
    expect(path).toBe('app/receipts/20261120-040000-drill-backup-20261120-030000.json');
    const bytes = await bytesOf(store, path);
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const manifest = 'app/backups/backup-20261120-030000/backup.manifest.json';
    const hash = (method: string): string => createHash(method).update(set.bytes).digest('hex');
    expect(value).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: manifest, digest: { sha256: hash('sha256'), sha3_256: hash('sha3-256') } }],
      predicateType: 'https://backproof.dev/receipts/drill/v1',
      predicate: { verdict: 'proven', claim: 'equal-to-dump', signature: 'none' },
    });
    expect(receiptFor(path.slice('app/receipts/'.length))).toBe(set.id);
    expect(await standing()).toBe('proven 2026-11-20T04:00:00.000Z');
  });

  test('takes the next free second where two drills end in one', async () => {
    const paths = [
      await putReceipt(store, set.id, DRILLED),
      await putReceipt(store, set.id, DRILLED),
      await putReceipt(store, set.id, DRILLED),
    ];
    expect(new Set(paths).size).toBe(3);
    expect(await pathsIn(store, 'app/receipts')).toEqual(paths);
  });

  test('counts for the very manifest that lies there, and no other', async () => {
    const other = await putSet(store, new Date(MADE.getTime() + 1000), { bytes: 7 });
    const about = await putReceipt(store, other, DRILLED);
    // A name says what it likes.
    await store.put(
      'app/receipts/20261120-050000-drill-backup-20261120-030000.json',
      once(await bytesOf(store, about)),
    );
    expect(await standing()).toBe('unknown');
  });

  test('counts under its own name alone, for one that undid it may lie behind the last that is read', async () => {
    const genuine = await bytesOf(store, await putReceipt(store, set.id, DRILLED));
    await putReceipt(store, set.id, new Date(DRILLED.getTime() + 60_000), {
      verdict: 'failed',
      claim: 'none',
    });
    expect(await standing()).toBe('failed 2026-11-20T04:01:00.000Z');
    for (let minute = 10; minute < 60; minute++) {
      await store.put(`app/receipts/20261120-06${minute}00-drill-${set.id}.json`, once(genuine));
      await store.put(`app/receipts/20261120-07${minute}00-drill-${set.id}.json`, once(genuine));
    }
    expect(await standing()).toBe('unknown');
  });

  test('counts by what it says: proven and restorable, or failed; the newest is believed', async () => {
    await putReceipt(store, set.id, DRILLED, { claim: 'intact' });
    await putReceipt(store, set.id, DRILLED, { verdict: 'unproven', claim: 'none' });
    expect(await standing()).toBe('unknown');
    await putReceipt(store, set.id, DRILLED, { claim: 'restorable' });
    expect(await standing()).toBe('proven 2026-11-20T04:00:00.000Z');
    const later = new Date(DRILLED.getTime() + 3_600_000);
    await putReceipt(store, set.id, later, { verdict: 'failed', claim: 'none' });
    expect(await standing()).toBe('failed 2026-11-20T05:00:00.000Z');
    await putReceipt(store, set.id, new Date(NOW.getTime() + 3_600_000));
    expect(await standing()).toBe('failed 2026-11-20T05:00:00.000Z');
  });

  test('that is damaged or hostile says nothing, and never throws', async () => {
    const good = (await bytesOf(store, await putReceipt(store, set.id, DRILLED))).toString('utf8');
    await store.delete('app/receipts/20261120-040000-drill-backup-20261120-030000.json');
    const twice = good.replace('"verdict":"proven"', '"verdict":"proven","verdict":"failed"');
    const broken = ['', '{}', '[]', good.slice(0, -1), `${good} {}`, twice, '['.repeat(100_000)];
    const other = [
      good.replace('Statement/v1', 'Statement/v2'),
      good.replace('drill/v1', 'backup/v1'),
      good.replace('"subject":[', '"subject":[{"digest":{"sha256":"00"},"name":"x"},'),
      good.replaceAll(/"sha256":"[0-9a-f]{64}"/g, '"sha256":"x"'),
    ];
    for (const text of [...broken, ...other])
      expect(() => parseStatement(Buffer.from(text), 'it')).toThrow(UserError);
    for (const [index, text] of [...broken, ...other].entries())
      await store.put(`app/receipts/hostile-${index}.json`, once(text));
    expect(await standing()).toBe('unknown');
    fc.assert(
      fc.property(fc.nat({ max: good.length - 1 }), fc.string(), (at, text) => {
        const bytes = Buffer.from(good.slice(0, at) + text + good.slice(at + 1));
        try {
          expect(parseStatement(bytes, 'it').predicateType).toContain('drill/v1');
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is refused where a reader would refuse it', async () => {
    const wrong: DrillPredicate = { ...drillPredicate(DRILLED), started_at: 'yesterday' };
    await expect(writeReceipt(set, { kind: 'drill', predicate: wrong })).rejects.toThrow(UserError);
    expect(await pathsIn(store, 'app/receipts')).toEqual([]);
  });
});
