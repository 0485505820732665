import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CLAIMS,
  OperationFailed,
  UserError,
  codeOf,
  conclude,
  decided,
  messageOf,
  notApplicable,
  notRun,
  type Check,
  type Claim,
  type Verdict,
} from '#verdict';

const verdict = fc.constantFrom<Verdict>('proven', 'failed', 'unproven');
const aim = fc.constantFrom<Claim | 'none'>('none', ...CLAIMS);
const check: fc.Arbitrary<Check> = fc
  .record(
    {
      id: fc.constantFrom('archive.hash', 'restore.rows', 'freshness.age'),
      verdict,
      required: fc.boolean(),
      supports: fc.constantFrom(...CLAIMS),
      expected: fc.constant('x'),
      found: fc.constant('y'),
    },
    { requiredKeys: ['id', 'verdict', 'required', 'expected', 'found'] },
  )
  .map(({ supports, ...rest }) => (supports === undefined ? rest : { ...rest, supports }));
const checks = fc.array(check, { maxLength: 12 });

/** Where a claim stands on the ladder; `none` is below all. */
const rung = (claim: Claim | 'none'): number => (claim === 'none' ? -1 : CLAIMS.indexOf(claim));
const RANK: Record<Verdict, number> = { proven: 2, unproven: 1, failed: 0 };
const holds = (one: Check): boolean =>
  one.verdict === 'proven' || (one.verdict === 'unproven' && !one.required);

describe('conclude', () => {
  test('fails exactly when a check failed', () => {
    fc.assert(
      fc.property(checks, aim, (given, to) => {
        expect(conclude(given, to).verdict === 'failed').toBe(given.some((one) => one.verdict === 'failed'));
      }),
    );
  });

  test('is proven only where every required check is, and at least one is', () => {
    fc.assert(
      fc.property(checks, aim, (given, to) => {
        const proven =
          given.every((one) => one.verdict !== 'failed' && holds(one)) &&
          given.some((one) => one.verdict === 'proven');
        expect(conclude(given, to).verdict === 'proven').toBe(proven);
      }),
    );
  });

  test('nothing that was looked at proves nothing', () => {
    const nothing = notApplicable({ id: 'size.deviation', expected: 'a median', found: 'no history' });
    for (const given of [[], [nothing], [nothing, nothing]]) {
      expect(conclude(given, 'intact')).toEqual({ verdict: 'unproven', claim: 'none' });
    }
  });

  test('is monotone: a check that gets better never makes the whole worse', () => {
    fc.assert(
      fc.property(checks, check, verdict, aim, (given, one, other, to) => {
        const [worse, better] =
          RANK[one.verdict] <= RANK[other] ? [one.verdict, other] : [other, one.verdict];
        const before = conclude([...given, { ...one, verdict: worse }], to);
        const after = conclude([...given, { ...one, verdict: better }], to);
        expect(RANK[after.verdict]).toBeGreaterThanOrEqual(RANK[before.verdict]);
        expect(rung(after.claim)).toBeGreaterThanOrEqual(rung(before.claim));
      }),
    );
  });

  test('one more check that did not hold never raises verdict or claim', () => {
    fc.assert(
      fc.property(checks, check, aim, (given, one, to) => {
        fc.pre(!holds(one));
        const before = conclude(given, to);
        const after = conclude([...given, one], to);
        expect(RANK[after.verdict]).toBeLessThanOrEqual(RANK[before.verdict]);
        expect(rung(after.claim)).toBeLessThanOrEqual(rung(before.claim));
      }),
    );
  });

  test('a check that does not apply changes nothing, wherever it stands', () => {
    fc.assert(
      fc.property(checks, fc.constantFrom(...CLAIMS), aim, fc.nat(), (given, supports, to, at) => {
        const idle = notApplicable({
          id: 'manifest.pinned',
          supports,
          expected: 'a pin',
          found: 'none given',
        });
        expect(conclude(given.toSpliced(at % (given.length + 1), 0, idle), to)).toEqual(conclude(given, to));
      }),
    );
  });

  test('the order of the checks does not matter', () => {
    fc.assert(
      fc.property(checks, aim, (given, to) => {
        expect(conclude(given.toReversed(), to)).toEqual(conclude(given, to));
      }),
    );
  });

  test('never claims more than the aim, and the aim alone decides nothing else', () => {
    fc.assert(
      fc.property(checks, aim, (given, to) => {
        const highest = conclude(given, 'equal-to-source');
        const { verdict: word, claim } = conclude(given, to);
        expect(rung(claim)).toBe(Math.min(rung(to), rung(highest.claim)));
        expect(word).toBe(highest.verdict);
      }),
    );
  });

  test('a claim stands on every rung below it: each has a proven check, and none that did not hold', () => {
    fc.assert(
      fc.property(checks, aim, (given, to) => {
        const { claim } = conclude(given, to);
        for (const below of CLAIMS.slice(0, rung(claim) + 1)) {
          const needed = given.filter((one) => one.supports === below);
          expect(needed.some((one) => one.verdict === 'proven')).toBe(true);
          expect(needed.every(holds)).toBe(true);
        }
      }),
    );
  });

  test('a check without a claim decides the verdict and leaves the claim alone', () => {
    const whole = decided(true, { id: 'archive.hash', supports: 'intact', expected: 'a', found: 'a' });
    const old = decided(false, { id: 'freshness.age', expected: 'at most 26 h', found: '3 d' });
    expect(conclude([whole, old], 'intact')).toEqual({ verdict: 'failed', claim: 'intact' });
  });

  test('a required check that could not run keeps its claim away', () => {
    const whole = decided(true, { id: 'archive.hash', supports: 'intact', expected: 'a', found: 'a' });
    const rows = notRun({ id: 'restore.rows', supports: 'restorable', expected: 'rows', found: 'not tried' });
    expect(conclude([whole, rows], 'restorable')).toEqual({ verdict: 'unproven', claim: 'intact' });
  });
});

describe('errors', () => {
  test('a UserError tells problem, remedy and place in one line', () => {
    const error = new UserError('The disk is full.', { remedy: 'Free space.', where: '/backups' });
    expect(error.line).toBe('The disk is full. Free space. (/backups)');
    expect(error.line).not.toContain('\n');
    expect(new UserError('No store is given').line).toBe('No store is given.');
  });

  test('an operation that failed is a UserError, and keeps its cause', () => {
    const cause = new Error('deep');
    const error = new OperationFailed('x', { cause });
    expect(error).toBeInstanceOf(UserError);
    expect(error.cause).toBe(cause);
  });

  test('anything that can be thrown has a message, and a code only where it is text', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        fc.pre(typeof thrown !== 'object' || thrown === null || Object.getPrototypeOf(thrown) !== null);
        let printable = true;
        try {
          String(thrown);
        } catch {
          printable = false;
        }
        fc.pre(printable);
        expect(typeof messageOf(thrown)).toBe('string');
        expect(['string', 'undefined']).toContain(typeof codeOf(thrown));
      }),
    );
    expect(codeOf(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe('ENOENT');
    expect(codeOf({ code: 5 })).toBeUndefined();
  });
});
