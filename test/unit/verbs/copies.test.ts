import { describe, expect, test } from '@jest/globals';
import { UserError } from '#verdict';
import { parseCopies, protectFrom, type ProtectInputs } from '../../../packages/verbs/copies.js';

const OPEN: ProtectInputs = { lock: 'none', 'lock-days': undefined, 'legal-hold': false };
const LOCKED: ProtectInputs = { lock: 'compliance', 'lock-days': 30, 'legal-hold': true };
const THIRTY = { lock: { mode: 'compliance', days: 30 }, legalHold: true };
const NOTHING = { lock: undefined, legalHold: false };

const keeping = (periods: object, withinSeconds?: number): object => ({ periods, withinSeconds });

describe('the input copies', () => {
  test.each([
    ['/mnt/b', OPEN, { store: '/mnt/b', protect: NOTHING, keep: undefined }],
    ['  /mnt/My Drive/b  ', OPEN, { store: '/mnt/My Drive/b', protect: NOTHING, keep: undefined }],
    ['s3://b/p?region=eu-west-1', LOCKED, { store: 's3://b/p?region=eu-west-1', protect: THIRTY }],
    [
      's3://b/p?region=x&a=b keep="daily=7 within=30d"',
      OPEN,
      { store: 's3://b/p?region=x&a=b', keep: keeping({ daily: 7 }, 30 * 86_400) },
    ],
    ['/b keep=last=3', OPEN, { store: '/b', keep: keeping({ last: 3 }) }],
    ['/b lock=none', LOCKED, { protect: { lock: undefined, legalHold: true } }],
    ['/b lock=none legal-hold=false', LOCKED, { protect: NOTHING }],
    ['/b lock=governance', LOCKED, { protect: { lock: { mode: 'governance', days: 30 }, legalHold: true } }],
    [
      'gs://b lock=governance keep="last=1" lock-days=7',
      OPEN,
      {
        store: 'gs://b',
        protect: { lock: { mode: 'governance', days: 7 }, legalHold: false },
        keep: keeping({ last: 1 }),
      },
    ],
  ])('reads %j', (line, inputs, expected) => {
    expect(parseCopies([line], '/a', inputs)).toMatchObject([expected]);
  });

  test.each([
    ['/b keep=dayly=7'],
    ['/b keep="last=1" keep="last=2"'],
    ['/b kep=last=1'],
    ['/b lock=forever'],
    ['/b lock=governance'],
    ['/b lock-days=3'],
    ['/b lock=governance lock-days=0'],
    ['/b lock=governance lock-days=many'],
    ['/b legal-hold=yes'],
    ['/a'],
    ['/a keep=last=1'],
  ])('refuses %j', (line) => {
    expect(() => parseCopies([line], '/a', OPEN)).toThrow(UserError);
  });

  test('refuses a store that stands there twice', () => {
    expect(() => parseCopies(['/b', '/b keep=last=1'], '/a', OPEN)).toThrow(UserError);
  });
});

test('a lock needs its days, and days a lock', () => {
  expect(protectFrom(LOCKED)).toEqual(THIRTY);
  expect(protectFrom(OPEN)).toEqual(NOTHING);
  expect(() => protectFrom({ ...OPEN, lock: 'governance' })).toThrow(UserError);
  expect(() => protectFrom({ ...OPEN, 'lock-days': 3 })).toThrow(UserError);
});
