import { describe, expect, test } from '@jest/globals';
import { factsIn, placeIn, publicAccessIn, settingsIn } from '../../../packages/stores/gcs/bucket-facts.js';

const BELOW = 'x/app/backups/';

function facts(metadata: object): ReturnType<typeof factsIn> {
  return factsIn(settingsIn(metadata), BELOW);
}

describe("what a bucket of Google's says of itself", () => {
  test('where nothing was set up', () => {
    expect(facts({ name: 'b' })).toEqual({
      versioning: { state: 'known', value: false },
      lock: { state: 'known', value: { possible: false } },
      lifecycle: { state: 'known', value: [] },
      encryption: { state: 'known', value: { method: 'AES-256' } },
    });
  });

  test.each([
    [{ objectRetention: { mode: 'Enabled' } }, { possible: true }],
    [
      { retentionPolicy: { retentionPeriod: '2592000', isLocked: true } },
      { possible: true, byDefault: { mode: 'compliance', days: 30 } },
    ],
    [
      { retentionPolicy: { retentionPeriod: 90_000 } },
      { possible: true, byDefault: { mode: 'governance', days: 1 } },
    ],
    [{ retentionPolicy: null }, { possible: false }],
  ])('of locks by %j', (metadata, value) => {
    expect(facts(metadata).lock).toEqual({ state: 'known', value });
  });

  test.each<[object, readonly object[]]>([
    [{ age: 3 }, [{ of: 'objects', days: 3 }]],
    [{ age: 3, matchesPrefix: ['y/', 'x/'] }, [{ of: 'objects', days: 3 }]],
    [{ age: 3, matchesPrefix: ['x/app/backups/backup-2026'] }, [{ of: 'objects', days: 3 }]],
    [{ age: 3, matchesPrefix: ['y/'] }, []],
    [{ createdBefore: '2027-01-01' }, [{ of: 'objects', days: 0 }]],
    [{ daysSinceCustomTime: 1 }, []],
    [{ isLive: false, age: 9 }, [{ of: 'earlier versions', days: 9 }]],
    [{ daysSinceNoncurrentTime: 7, age: 3 }, [{ of: 'earlier versions', days: 7 }]],
    [{ numNewerVersions: 1 }, [{ of: 'earlier versions', days: 0 }]],
  ])('a rule that deletes by %j', (condition, found) => {
    const lifecycle = {
      rule: [
        { action: { type: 'SetStorageClass', storageClass: 'COLDLINE' }, condition: { age: 1 } },
        { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 1 } },
        { action: { type: 'Delete' }, condition },
      ],
    };
    expect(facts({ lifecycle }).lifecycle).toMatchObject({ state: 'known', value: found });
  });

  test('where it is, and whose', () => {
    expect(placeIn(settingsIn({ location: 'EUROPE-WEST3', projectNumber: 42 }))).toEqual({
      service: 'google',
      region: 'EUROPE-WEST3',
      account: '42',
    });
  });

  test('who may read it', () => {
    const reader = 'roles/storage.objectViewer';
    expect(publicAccessIn({ bindings: [{ role: reader, members: ['user:a@example.org'] }] }).open).toEqual(
      [],
    );
    for (const member of ['allUsers', 'allAuthenticatedUsers']) {
      expect(publicAccessIn({ bindings: [{ role: reader, members: [member] }] }).open).toHaveLength(1);
    }
  });
});
