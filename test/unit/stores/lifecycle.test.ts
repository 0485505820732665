import { describe, expect, test } from '@jest/globals';
import type { LifecycleRule } from '@aws-sdk/client-s3';
import { expiriesBelow } from '../../../packages/stores/s3/lifecycle.js';

const EXPIRES: LifecycleRule = { ID: 'r', Status: 'Enabled', Expiration: { Days: 3 } };
const FOUND = [{ rule: 'r', of: 'objects', days: 3 }];

/** As rules from before there were filters have it. */
function oldForm(prefix: string): object {
  return { Prefix: prefix };
}

describe("what a bucket's lifecycle removes of the sets below app/backups/", () => {
  test.each<[string, LifecycleRule, readonly unknown[]]>([
    ['a rule for the whole bucket', { ...EXPIRES, Filter: { Prefix: '' } }, FOUND],
    ['a rule without a filter', EXPIRES, FOUND],
    ['a rule for a folder above', { ...EXPIRES, Filter: { Prefix: 'app/' } }, FOUND],
    ['a rule for part of a name above', { ...EXPIRES, Filter: { Prefix: 'ap' } }, FOUND],
    ['a rule for some of the sets', { ...EXPIRES, Filter: { Prefix: 'app/backups/backup-2026' } }, FOUND],
    ['a rule of the old form', { ...EXPIRES, ...oldForm('app/') }, FOUND],
    ['a rule for small objects', { ...EXPIRES, Filter: { ObjectSizeLessThan: 9000 } }, FOUND],
    ['a rule for elsewhere', { ...EXPIRES, Filter: { Prefix: 'logs/' } }, []],
    ['a rule of the old form for elsewhere', { ...EXPIRES, ...oldForm('logs/') }, []],
    ['a rule for a tag', { ...EXPIRES, Filter: { Tag: { Key: 'a', Value: 'b' } } }, []],
    [
      'a rule for a tag below a folder',
      { ...EXPIRES, Filter: { And: { Prefix: 'app/', Tags: [{ Key: 'a', Value: 'b' }] } } },
      [],
    ],
    ['a rule that is switched off', { ...EXPIRES, Status: 'Disabled' }, []],
    ['a date', { ID: 'r', Status: 'Enabled', Expiration: { Date: new Date() } }, [{ ...FOUND[0], days: 0 }]],
    [
      'earlier versions',
      { ID: 'r', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 9 } },
      [{ rule: 'r', of: 'earlier versions', days: 9 }],
    ],
    [
      'marks of deletion',
      { ID: 'r', Status: 'Enabled', Expiration: { ExpiredObjectDeleteMarker: true } },
      [],
    ],
    [
      'uploads that nobody completed',
      { ID: 'r', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      [],
    ],
  ])('%s', (_, rule, found) => {
    expect(expiriesBelow('app/backups/', [rule])).toEqual(found);
  });
});
