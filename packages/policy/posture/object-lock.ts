import type { DefaultLock, Lock } from '#stores';
import { decided, formatCount, formatInstant, notRun, type Check } from '#verdict';
import { ofFact } from './facts.js';
import type { PostureOptions } from './posture.js';

const DAY_MS = 86_400_000;
/** A lock's end is reckoned from when its writer began, and stores round it. */
const TOLERANCE_MS = 3_600_000;

/**
 * `posture.object-lock`: sets are locked, and long enough, by the store's default or one by one as they are written. Either will do: who
 * has the credential of the backup can lift neither.
 */
export function objectLock(options: PostureOptions): Check {
  const { facts, lockDays, where } = options;
  const length = lockDays === undefined ? '' : ` for at least ${formatCount(lockDays, 'day')}`;
  const parts = { id: 'posture.object-lock', expected: `sets are locked${length}`, where };
  return ofFact(facts.lock, parts, ({ possible, byDefault }) => {
    if (!possible) return decided(false, { ...parts, found: 'the store has no Object Lock' });
    const found = `${defaultWords(byDefault)}; ${setWords(options)}`;
    const held = defaultHolds(byDefault, lockDays) || setHolds(options);
    const { set } = options;
    // It may be locked all the same.
    if (!held && (set.state === 'denied' || set.state === 'untold')) return notRun({ ...parts, found });
    return decided(held, { ...parts, found });
  });
}

/** How sets are locked now: what the set shows, else what the store does by default; undefined where they are not. */
export function lockedAs({ facts, set, now }: PostureOptions): Lock['mode'] | undefined {
  if (set.state === 'known') {
    const { lock } = set.value;
    return lock !== undefined && lock.until > now ? lock.mode : undefined;
  }
  return facts.lock.state === 'known' ? facts.lock.value.byDefault?.mode : undefined;
}

function defaultHolds(byDefault: DefaultLock | undefined, lockDays = 1): boolean {
  return byDefault !== undefined && byDefault.days >= lockDays;
}

function setHolds({ set, lockDays, now }: PostureOptions): boolean {
  if (set.state !== 'known') return false;
  const { lock, madeAt } = set.value;
  if (lock === undefined || lock.until <= now) return false;
  const needed = madeAt.getTime() + (lockDays ?? 0) * DAY_MS;
  return lock.until.getTime() >= needed - TOLERANCE_MS;
}

function defaultWords(byDefault: DefaultLock | undefined): string {
  if (byDefault === undefined) return 'no default retention';
  return `by default ${byDefault.mode}, ${formatCount(byDefault.days, 'day')}`;
}

function setWords({ set, now }: PostureOptions): string {
  if (set.state === 'denied') return `how the set is locked may not be asked: ${set.permission} is missing`;
  if (set.state !== 'known') return `how the set is locked is not told: ${set.why}`;
  const { lock, legalHold } = set.value;
  const hold = legalHold === true ? ', under a legal hold' : '';
  if (lock === undefined) return `the set has no lock${hold}`;
  const { mode, until } = lock;
  return `the set ${until > now ? 'is' : 'was'} locked (${mode}) until ${formatInstant(until)}${hold}`;
}
