import type { DefaultLock, Lock } from '#stores';
import { decided, formatCount, formatInstant, type Check } from '#verdict';
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
    const found = `${defaultWords(byDefault)}; ${newestWords(options)}`;
    return decided(defaultHolds(byDefault, lockDays) || newestHolds(options), { ...parts, found });
  });
}

/** How sets are locked now: what the newest one shows, else what the store does by default; undefined where they are not. */
export function lockedAs({ facts, newest, now }: PostureOptions): Lock['mode'] | undefined {
  if (newest !== undefined)
    return newest.lock !== undefined && newest.lock.until > now ? newest.lock.mode : undefined;
  return facts.lock.state === 'known' ? facts.lock.value.byDefault?.mode : undefined;
}

function defaultHolds(byDefault: DefaultLock | undefined, lockDays = 1): boolean {
  return byDefault !== undefined && byDefault.days >= lockDays;
}

function newestHolds({ newest, lockDays, now }: PostureOptions): boolean {
  if (newest?.lock === undefined || newest.lock.until <= now) return false;
  const needed = newest.writtenAt.getTime() + (lockDays ?? 0) * DAY_MS;
  return newest.lock.until.getTime() >= needed - TOLERANCE_MS;
}

function defaultWords(byDefault: DefaultLock | undefined): string {
  if (byDefault === undefined) return 'no default retention';
  return `by default ${byDefault.mode}, ${formatCount(byDefault.days, 'day')}`;
}

function newestWords({ newest, now }: PostureOptions): string {
  const hold = newest?.legalHold === true ? ', under a legal hold' : '';
  if (newest?.lock === undefined) return `the newest set has no lock${hold}`;
  const { mode, until } = newest.lock;
  return `the newest set ${until > now ? 'is' : 'was'} locked (${mode}) until ${formatInstant(until)}${hold}`;
}
