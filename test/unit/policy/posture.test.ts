import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { longestKeptDays, parseKeep, postureChecks, secondCopy, type PostureOptions } from '#policy';
import type { Expiry, Fact, KeyRotation, PostureFacts } from '#stores';
import { conclude, type Check, type Verdict } from '#verdict';

const NOW = new Date('2026-11-20T03:00:00Z');
const DAY_MS = 86_400_000;

function inDays(days: number): Date {
  return new Date(NOW.getTime() + days * DAY_MS);
}

function known<T>(value: T): Fact<T> {
  return { state: 'known', value };
}

const NO_LOCKS = { state: 'none', why: 'no locks' } as const;

/** Nothing to wish for. */
const BEST: PostureFacts = {
  place: { service: 'aws', region: 'eu-central-1', account: '1' },
  versioning: known(true),
  lock: known({ possible: true, byDefault: { mode: 'compliance', days: 30 } }),
  lifecycle: known([]),
  encryption: known({ method: 'AES256' }),
  publicAccess: known({ open: [], blocked: true }),
  deletesVersions: known(false),
};

function judge(facts: Partial<PostureFacts>, more: Partial<PostureOptions> = {}): readonly Check[] {
  return postureChecks({
    facts: { ...BEST, ...facts },
    ...{ where: 's3://backups', set: NO_LOCKS, lockDays: undefined, keepDays: undefined, now: NOW },
    ...more,
  });
}

/** The check that a fact decides; all others must have held. */
function verdictOf(id: string, checks: readonly Check[]): Verdict | undefined {
  for (const check of checks) if (check.id !== id) expect(check.verdict).toBe('proven');
  return checks.find((check) => check.id === id)?.verdict;
}

describe('the posture of a store', () => {
  test('is proven where nothing is to be wished for', () => {
    expect(conclude(judge({}), 'none').verdict).toBe('proven');
  });

  test.each<[string, Partial<PostureFacts>]>([
    ['posture.versioning', { versioning: known(false) }],
    ['posture.encryption', { encryption: known(undefined) }],
    ['posture.public-access', { publicAccess: known({ open: ['a public policy'] }) }],
    ['posture.public-access', { publicAccess: known({ open: ['a public policy'], blocked: false }) }],
    ['posture.object-lock', { lock: known({ possible: false }) }],
    ['posture.object-lock', { lock: known({ possible: true }) }],
    ['posture.lifecycle', { lifecycle: known([{ rule: 'r', of: 'objects', days: 6 }]) }],
    ['posture.lifecycle', { lifecycle: known([{ rule: 'r', of: 'earlier versions', days: 6 }]) }],
    ['posture.lifecycle', { lifecycle: known([{ rule: 'r', of: 'objects', days: 0 }]) }],
  ])('%s fails where %j', (id, facts) => {
    expect(verdictOf(id, judge(facts, { keepDays: 7 }))).toBe('failed');
  });

  test.each<keyof PostureFacts>(['versioning', 'lock', 'lifecycle', 'encryption', 'publicAccess'])(
    'what may not be asked of %s is unproven, and names the permission; what does not apply costs nothing',
    (name) => {
      const checks = judge({ [name]: { state: 'denied', permission: 's3:GetSomething' } });
      expect(conclude(checks, 'none').verdict).toBe('unproven');
      expect(checks.find(({ verdict }) => verdict === 'unproven')?.found).toContain('s3:GetSomething');
      const untold = judge({ [name]: { state: 'untold', why: 'not implemented' } });
      expect(conclude(untold, 'none').verdict).toBe('unproven');
      const none = judge({ [name]: { state: 'none', why: 'a folder has none' } });
      expect(conclude(none, 'none').verdict).toBe('proven');
    },
  );

  test('a store that is not public, and not kept so, is unproven; where there is no such setting it is proven', () => {
    const id = 'posture.public-access';
    expect(verdictOf(id, judge({ publicAccess: known({ open: [], blocked: false }) }))).toBe('unproven');
    expect(verdictOf(id, judge({ publicAccess: known({ open: [] }) }))).toBe('proven');
  });

  test('names the key, and judges whether it is replaced by itself where that is told', () => {
    const withKey = { method: 'aws:kms', key: 'arn:aws:kms:key/1' };
    const checks = judge({ encryption: known(withKey) });
    expect(checks.find(({ id }) => id === 'posture.encryption')?.found).toContain('arn:aws:kms:key/1');
    expect(checks.some(({ id }) => id === 'posture.key-rotation')).toBe(false);
    const rotated = (rotation: Fact<KeyRotation>): Verdict | undefined =>
      verdictOf('posture.key-rotation', judge({ encryption: known({ ...withKey, rotation }) }));
    expect(rotated(known({ on: true, everyDays: 365 }))).toBe('proven');
    expect(rotated(known({ on: false }))).toBe('failed');
    expect(rotated({ state: 'denied', permission: 'kms:GetKeyRotationStatus' })).toBe('unproven');
    expect(rotated({ state: 'untold', why: 'NotFoundException' })).toBe('unproven');
  });
});

describe('posture.object-lock', () => {
  const id = 'posture.object-lock';
  const noDefault = { lock: known({ possible: true }) };

  test.each<[number | undefined, Verdict]>([
    [undefined, 'proven'],
    [30, 'proven'],
    [31, 'failed'],
  ])('a default of 30 days, where %s are asked for, is %s', (lockDays, verdict) => {
    expect(verdictOf(id, judge({}, { lockDays }))).toBe(verdict);
  });

  test.each<[string, number, number | undefined, Verdict]>([
    ['for ever so long', 29, 30, 'proven'],
    ['too short', 20, 30, 'failed'],
    ['for any time', 1, undefined, 'proven'],
    ['until yesterday', -1, undefined, 'failed'],
  ])('a set of yesterday that is locked %s by itself', (_, until, lockDays, verdict) => {
    const lock = { mode: 'compliance', until: inDays(until) } as const;
    const set = known({ madeAt: inDays(-1), lock });
    expect(verdictOf(id, judge(noDefault, { set, lockDays }))).toBe(verdict);
  });

  test('a set of which nobody may tell how it is locked is unproven, unless the default locks it', () => {
    const set = { state: 'untold', why: 'the credential lacks s3:GetObjectRetention' } as const;
    expect(verdictOf(id, judge(noDefault, { set }))).toBe('unproven');
    expect(verdictOf(id, judge({}, { set }))).toBe('proven');
  });

  test('a legal hold alone is no lock of any length', () => {
    expect(verdictOf(id, judge(noDefault, { set: known({ madeAt: NOW, legalHold: true }) }))).toBe('failed');
  });
});

describe('posture.delete-versions', () => {
  const id = 'posture.delete-versions';
  const may = { deletesVersions: known(true) };

  test.each<[string, Partial<PostureOptions>, Partial<PostureFacts>, Verdict]>([
    ['nothing is locked', {}, { lock: known({ possible: true }) }, 'failed'],
    ['the default is compliance', {}, {}, 'proven'],
    [
      'the default is governance',
      {},
      { lock: known({ possible: true, byDefault: { mode: 'governance', days: 30 } }) },
      'unproven',
    ],
    [
      'the newest set is locked in compliance mode',
      { set: known({ madeAt: NOW, lock: { mode: 'compliance', until: inDays(1) } }) },
      { lock: known({ possible: true }) },
      'proven',
    ],
    [
      'the default came after the newest set, which is not locked',
      { set: known({ madeAt: NOW }) },
      {},
      'failed',
    ],
    [
      "the newest set's lock is over",
      { set: known({ madeAt: NOW, lock: { mode: 'compliance', until: inDays(-1) } }) },
      {},
      'failed',
    ],
  ])('where it may, and %s', (_, more, facts, verdict) => {
    const check = judge({ ...may, ...facts }, more).find((one) => one.id === id);
    expect(check?.verdict).toBe(verdict);
  });
});

describe('posture.lifecycle', () => {
  const id = 'posture.lifecycle';
  const rules = fc.array(
    fc.record<Expiry>({
      rule: fc.string(),
      of: fc.constantFrom('objects', 'earlier versions'),
      days: fc.nat(100),
    }),
  );

  test('fails exactly where some rule removes before the retention does; without one, any rule is unproven', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 100 }), (lifecycle, keepDays) => {
        const early = lifecycle.some(({ days }) => days < keepDays);
        const facts = { lifecycle: known(lifecycle) };
        expect(verdictOf(id, judge(facts, { keepDays }))).toBe(early ? 'failed' : 'proven');
        expect(verdictOf(id, judge(facts))).toBe(lifecycle.length > 0 ? 'unproven' : 'proven');
      }),
    );
  });

  test.each([
    ['daily=14', 14],
    ['last=3', undefined],
    ['', undefined],
    ['last=3 hourly=36 within=12h', 2],
    ['daily=14 weekly=8 monthly=12 yearly=7', 7 * 366],
    ['weekly=2 within=30d', 30],
  ])('%s keeps a set for %s days at most', (text, days) => {
    expect(longestKeptDays(parseKeep(text))).toBe(days);
  });
});

describe('posture.second-copy', () => {
  const here = { service: 'aws', region: 'eu-central-1', account: '1' };
  const copy = { where: 's3://copy', manifestSha256: 'a', place: { ...here, region: 'eu-west-1' } };
  const verdict = (...copies: Parameters<typeof secondCopy>[0]['copies']): Verdict =>
    conclude(secondCopy({ place: here, manifestSha256: 'a', copies }), 'none').verdict;

  test('does not apply without a declared copy', () => {
    expect(secondCopy({ place: here, manifestSha256: 'a', copies: [] })).toMatchObject([
      { required: false, verdict: 'unproven' },
    ]);
  });

  test.each([
    ['another region', { ...here, region: 'eu-west-1' }, 'proven'],
    ['another account', { ...here, account: '2' }, 'proven'],
    ['another service', { service: 'gcs' }, 'proven'],
    ['the same place', here, 'failed'],
    ['a place that tells no region', { service: 'aws' }, 'unproven'],
    ['the same region, and no account told', { service: 'aws', region: 'eu-central-1' }, 'unproven'],
    ['no place told', undefined, 'unproven'],
  ])('a copy in %s', (_, place, expected) => {
    expect(verdict({ ...copy, place })).toBe(expected);
  });

  test.each([
    ['lacks the newest set', undefined],
    ['has another manifest there', 'b'],
  ])('fails where one copy of several %s', (_, manifestSha256) => {
    expect(verdict(copy, { ...copy, where: 's3://other', manifestSha256 })).toBe('failed');
  });

  test('one copy elsewhere is enough', () => {
    expect(verdict({ ...copy, place: here }, copy)).toBe('proven');
  });
});
