import { expect, test } from '@jest/globals';
import { copiesChecks, threeTwoOne } from '../../../packages/backup/copies.js';

const at = (...urls: readonly string[]): { url: string; written: boolean }[] =>
  urls.map((url) => ({ url, written: true }));

test.each([
  [at('/backups'), [1, 1, 0]],
  [at('/backups', '/mnt/nas'), [2, 1, 0]],
  [at('/backups', 's3://b/p'), [2, 2, 1]],
  [at('s3://a/p', 's3://b/p', 'gs://c'), [3, 2, 3]],
  [at('rclone:box:x', 'artifact:', 'azure://a/c'), [3, 3, 3]],
  [
    [...at('/backups'), { url: 's3://b/p', written: false, problem: 'gone' }],
    [1, 1, 0],
  ],
])('what was written is counted by copy, by kind of store and by place: %j', (stores, numbers) => {
  expect(threeTwoOne(stores).match(/\d+/g)?.map(Number)).toEqual(numbers);
});

test('each of several stores has a check; a single one needs none', () => {
  expect(copiesChecks(at('/backups'))).toEqual([]);
  const checks = copiesChecks([
    ...at('/backups'),
    { url: 's3://b/p', written: false, problem: 'no such bucket' },
  ]);
  expect(checks).toMatchObject([
    { id: 'copies.written', verdict: 'proven', where: '/backups' },
    { id: 'copies.written', verdict: 'failed', where: 's3://b/p', found: 'no such bucket' },
  ]);
});
