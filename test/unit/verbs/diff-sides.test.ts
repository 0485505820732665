import { describe, expect, test } from '@jest/globals';
import { UserError } from '#verdict';
import { parseSide, requireStore } from '../../../packages/verbs/diff-sides.js';

describe('a side of a comparison', () => {
  test.each([
    ['postgres://app@db.example.org/app', { kind: 'database', url: 'postgres://app@db.example.org/app' }],
    [
      ' postgresql://db/app?sslmode=require ',
      { kind: 'database', url: 'postgresql://db/app?sslmode=require' },
    ],
    ['set:latest', { kind: 'set', backupId: 'latest' }],
    ['SET: latest', { kind: 'set', backupId: 'latest' }],
    ['set:backup-20261120-030000', { kind: 'set', backupId: 'backup-20261120-030000' }],
  ])('%j', (text, side) => {
    expect(parseSide('left', text)).toEqual(side);
  });

  test.each(['', 'latest', 'set:', 'set:random', 'set:../other', 'mysql://db/app', 'throwaway'])(
    '%j is none',
    (text) => {
      expect(() => parseSide('right', text)).toThrow(UserError);
    },
  );

  test('what may hold a password is not repeated', () => {
    for (const text of ['mysql://app:hush-hush@db/app', 'set:hush-hush', 'host=db password=hush-hush']) {
      let message = '';
      try {
        parseSide('left', text);
      } catch (error) {
        message = error instanceof UserError ? `${error.message} ${error.remedy ?? ''}` : '';
      }
      expect(message).toContain('--left');
      expect(message).not.toContain('hush-hush');
    }
  });

  test('a set needs a store, databases need none', () => {
    const [set, database] = [parseSide('left', 'set:latest'), parseSide('right', 'postgres://db/app')];
    expect(() => {
      requireStore([database, set], '');
    }).toThrow(UserError);
    requireStore([database, set], '/backups');
    requireStore([database, database], '');
  });
});
